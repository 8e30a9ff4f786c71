import contextlib
import io

resumed = torch.load("last.pt", map_location="cpu")
best = torch.load("best.pt", map_location="cpu")
assert resumed["epoch"] == 3 and not os.path.exists("last.tmp")

os.remove("last.pt")
with contextlib.redirect_stdout(io.StringIO()) as log:
    torch.manual_seed(0)
    torch.randn(64, 4), torch.randn(64, 1)
    main(epochs=4)
assert log.getvalue().count("\n") == 4
whole = torch.load("last.pt", map_location="cpu")
assert whole["best"] == resumed["best"]
for key, value in whole["model"].items():
    assert torch.equal(value, resumed["model"][key])
for key, value in torch.load("best.pt", map_location="cpu").items():
    assert torch.equal(value, best[key])
