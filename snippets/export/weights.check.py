import contextlib
import hashlib
import io

state = torch.load(path, map_location="cpu")
assert torch.equal(model.fc.weight.cpu(), state["fc.weight"])
resnet18().load_state_dict(state)

os.environ.pop("TORCH_HOME", None)
os.environ.pop("XDG_CACHE_HOME", None)
assert torch.hub._get_torch_home() == os.path.expanduser("~/.cache/torch")
os.environ["TORCH_HOME"] = "elsewhere"
torch.hub._hub_dir = None
assert torch.hub.get_dir() == os.path.join("elsewhere", "hub")

torch.save({"a": torch.ones(2)}, "m.pth")
with open("m.pth", "rb") as file:
    sha = hashlib.sha256(file.read()).hexdigest()
for start, fits in ((sha[:8], True), ("00000000", False)):
    os.replace("m.pth", f"m-{start}.pth")
    url = f"file://{os.getcwd()}/m-{start}.pth"
    try:
        quiet = io.StringIO()
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            torch.hub.load_state_dict_from_url(url, progress=False, check_hash=True)
    except RuntimeError as told:
        assert not fits
        assert str(told).startswith(f'invalid hash value (expected "{start}"')
    else:
        assert fits
    os.replace(f"m-{start}.pth", "m.pth")
