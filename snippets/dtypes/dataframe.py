import pandas as pd
import torch

table = pd.DataFrame(
    {"city": ["A", "B"], "size": [50, 80], "price": [1.5, 2.5]},
)
try:
    torch.tensor(table.to_numpy())
except TypeError as e:
    print(e)

table["city"] = table["city"].astype("category").cat.codes
x = torch.tensor(table[["city", "size"]].to_numpy(dtype="float32"))
y = torch.tensor(table["price"].to_numpy(dtype="float32"))
print(x, y)
