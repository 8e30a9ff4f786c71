import torch
from torch import nn, optim


def build():
    modelA = nn.Linear(2, 4)
    modelB = nn.Linear(4, 1)
    optimizerA = optim.Adam(modelA.parameters(), lr=1e-3)
    optimizerB = optim.SGD(modelB.parameters(), lr=1e-2)
    return modelA, modelB, optimizerA, optimizerB


modelA, modelB, optimizerA, optimizerB = build()
checkpoint = {
    "modelA_state_dict": modelA.state_dict(),
    "modelB_state_dict": modelB.state_dict(),
    "optimizerA_state_dict": optimizerA.state_dict(),
    "optimizerB_state_dict": optimizerB.state_dict(),
}
torch.save(checkpoint, "models.pt")

modelA, modelB, optimizerA, optimizerB = build()
checkpoint = torch.load("models.pt", map_location="cpu")
print(modelA.load_state_dict(checkpoint["modelA_state_dict"]))
print(modelB.load_state_dict(checkpoint["modelB_state_dict"]))
optimizerA.load_state_dict(checkpoint["optimizerA_state_dict"])
optimizerB.load_state_dict(checkpoint["optimizerB_state_dict"])

modelA.eval()  # 接着训练则用 train() | train() to go on training
modelB.eval()
with torch.no_grad():
    print(modelB(modelA(torch.ones(3, 2))).shape)
