from safetensors import safe_open

assert torch.equal(load_file("model.safetensors")["weight"], state["weight"])
save_file(state, "told.safetensors", metadata={"epoch": "3"})
with safe_open("told.safetensors", "pt") as file:
    assert file.metadata()["epoch"] == "3"
    assert torch.equal(file.get_tensor("bias"), state["bias"])
for wrong, says in (({"epoch": 3}, "int"), ({"w": torch.zeros(2, 3).T}, "non contiguous tensor")):
    try:
        save_file(wrong, "wrong.safetensors")
    except ValueError as told:
        assert says in str(told), told
    else:
        raise AssertionError("no error")
