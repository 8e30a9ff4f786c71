"""A simulated accelerator, the device ``sim``, for machines that have none.

`register` claims PyTorch's PrivateUse1 dispatch key from Python; ``torch.accelerator`` then reports
a device named ``sim``. Its tensors are ordinary tensors whose storage aliases host memory. A boxed
fallback kernel runs each operator as the CPU operator on that memory, once it has made sure that no
operand lives on another device: code that forgets a ``.to(device)`` fails as it fails on a GPU, and
code that is right gives the CPU's results. Random numbers are the CPU's too, for the same seed.

Limits:

- The API for it is private and experimental: PyTorch 2.13 and 2.14 have it, 2.9 has not.
- From then on ``sim:0`` is the one accelerator of the process, even where there is a GPU.
- It shows where tensors live, and nothing else: no asynchrony, no speed, no reduced precision, no
  memory that runs out (its statistics are zero). Sparse, nested and quantized tensors raise, as do
  ``torch.compile`` with a backend that makes kernels and a factory given ``pin_memory=True``.
- Where a GPU's kernel takes a tensor from the CPU is known for common operators
  (`_INDICES_FROM_CPU`, `_NUMBERS_FROM_CPU`). Operators on the CPU accept a
  ``torch.Generator("sim")``; a GPU's they would refuse.
- A module's parameters stay the same objects when it moves, unless weakly referred to.
- ``nn.TransformerEncoder`` in eval mode leaves padding as computed; the CPU's writes zeros there.
"""

import contextlib
import functools
import re
import types
import weakref
from typing import Any, NamedTuple

import torch
from torch.utils import _pytree as pytree

NAME = "sim"

# The operators whose kernels on a GPU take from the CPU indices of any shape, and numbers, which
# are tensors without dimensions. Pointwise and foreach operators take numbers as well.
_INDICES_FROM_CPU = "index index_put index_put_ _index_put_impl_"
_NUMBERS_FROM_CPU = """
    fill fill_ index_fill index_fill_ index_put index_put_ _index_put_impl_ masked_fill masked_fill_
    where
"""

# What CUDA's autocast runs in the lower precision, and what in float32. Its third list, operators
# that promote mixed operands, is left out: most promote by themselves.
_AUTOCAST_LOWER = """
    addbmm addmm addmv addr baddbmm bmm chain_matmul conv1d conv2d conv3d conv_tbc conv_transpose1d
    conv_transpose2d conv_transpose3d convolution einsum gru gru_cell linalg_multi_dot linalg_vecdot
    linear lstm lstm_cell matmul mm mv prelu rnn_relu rnn_relu_cell rnn_tanh rnn_tanh_cell
    scaled_dot_product_attention
"""
_AUTOCAST_FLOAT32 = """
    acos asin binary_cross_entropy_with_logits cdist cosh cosine_embedding_loss cosine_similarity
    cumprod cumsum dist erfinv exp expm1 frobenius_norm group_norm hinge_embedding_loss huber_loss
    kl_div l1_loss layer_norm linalg_matrix_norm linalg_vector_norm log log10 log1p log2 log_softmax
    logsumexp margin_ranking_loss mse_loss multi_margin_loss multilabel_margin_loss
    native_layer_norm nll_loss nll_loss2d norm nuclear_norm pdist poisson_nll_loss pow prod
    reciprocal renorm rms_norm rsqrt sinh smooth_l1_loss soft_margin_loss softmax softplus sum tan
    triplet_margin_loss
"""

_CPU = torch.device("cpu")
_CPU_KEY = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
_aten = torch.ops.aten
_libraries: list[torch.library.Library] = []  # registrations last as long as these objects
_generators: weakref.WeakValueDictionary = weakref.WeakValueDictionary()  # by address in C++


class Unsupported(RuntimeError):
    """This PyTorch cannot simulate a device."""


@functools.cache
def prepare() -> None:
    """Register what no tensor meets before `register`. It is nine tenths of the work.

    It writes to every operator of PyTorch, which a forked process would have to copy first.
    """
    _register_kernels(_library("aten"))
    _register_autocast(_library("aten"))


@functools.cache
def register() -> None:
    """Make ``sim`` the accelerator of this process; once it is, do nothing."""
    if reason := obstacle():
        raise Unsupported(reason)
    prepare()
    torch.utils.backend_registration._setup_privateuseone_for_python_backend(
        NAME, backend_module=_DEVICE_MODULE
    )
    _register_for_others(_library("aten"))
    _patch_torch()


def obstacle() -> str | None:
    """Why `register` would fail; ``None`` where it would not. Nothing changes by asking."""
    cannot = f"PyTorch {torch.__version__} cannot simulate a device"
    for path in (
        "torch.utils.backend_registration._setup_privateuseone_for_python_backend",
        "torch._C._acc.create_empty_tensor",
    ):
        try:
            functools.reduce(getattr, path.split(".")[1:], torch)
        except AttributeError:
            return f"{cannot}: it has no {path}"
    holder = torch._C._get_privateuse1_backend_name()
    return None if holder in ("privateuseone", NAME) else f"{cannot}: it has {holder!r} already"


def _library(namespace: str) -> torch.library.Library:
    _libraries.append(torch.library.Library(namespace, "IMPL"))
    return _libraries[-1]


# What PyTorch's own Python code asks of ``torch.sim``. Random numbers come from the CPU's
# generator, which torch.manual_seed has seeded before it comes here.
_DEVICE_MODULE = types.SimpleNamespace(
    _is_in_bad_fork=lambda: False,
    current_device=lambda: 0,
    device=contextlib.nullcontext,
    device_count=lambda: 1,
    get_amp_supported_dtype=lambda: [torch.float16, torch.bfloat16],
    get_rng_state=lambda device=None: torch.get_rng_state(),
    is_available=lambda: True,
    is_initialized=lambda: True,
    manual_seed_all=lambda seed: None,
    set_rng_state=lambda state, device=None: torch.set_rng_state(state),
)


# Memory: a storage on the device has the address of a CPU storage, which it keeps alive.


def _is_sim(value) -> bool:
    return isinstance(value, torch.Tensor) and value.device.type == NAME


def _sim_storage(cpu_storage):
    storage: Any = torch._C._construct_storage_from_data_pointer(
        cpu_storage.data_ptr(), torch.device(NAME, 0), cpu_storage.nbytes()
    )
    storage._on_cpu = cpu_storage
    return storage


def _set(tensor, storage, like) -> None:
    """Make `tensor` a view of `storage` with the sizes and strides of `like`."""
    _aten.set_.source_Storage_storage_offset.redispatch(
        _CPU_KEY, tensor, storage, like.storage_offset(), like.size(), like.stride()
    )


def _with_lazy_bits(tensor, source):
    """`tensor`, conjugated and negated lazily where `source` is."""
    if source.is_conj():
        torch._C._set_conj(tensor, True)
    if source.is_neg():
        torch._C._set_neg(tensor, True)
    return tensor


def _to_cpu(tensor):
    """The alias of a tensor: the same memory as a tensor on the CPU."""
    storage = tensor.untyped_storage()
    if not hasattr(storage, "_on_cpu"):  # made in C++, which for pickle wraps the bare address
        storage._on_cpu = torch._C._construct_storage_from_data_pointer(
            storage.data_ptr(), _CPU, storage.nbytes()
        )
    alias = torch.empty(0, dtype=tensor.dtype, device=_CPU)
    alias.set_(storage._on_cpu, tensor.storage_offset(), tensor.size(), tensor.stride())
    return _with_lazy_bits(alias, tensor)


def _to_sim(alias, base=None):
    """The tensor on the device for an alias; where `base` has the same memory, as its view."""
    if base is None:
        tensor = torch._C._acc.create_empty_tensor((0,), alias.dtype)
        _set(tensor, _sim_storage(alias.untyped_storage()), alias)
    else:
        with torch.inference_mode(base.is_inference()):  # views are what their base is
            tensor = torch._C._acc.create_empty_tensor((0,), alias.dtype)
            _set(tensor, base.untyped_storage(), alias)
    return _with_lazy_bits(tensor, alias)


def _resync(tensor, alias) -> None:
    """Repeat on a tensor what an operator did to the sizes, strides or storage of its alias."""
    old, new = tensor.untyped_storage(), alias.untyped_storage()
    moved = (new.data_ptr(), new.nbytes()) != (old.data_ptr(), old.nbytes())
    view = (tensor.storage_offset(), tensor.size(), tensor.stride())
    if moved or view != (alias.storage_offset(), alias.size(), alias.stride()):
        _set(tensor, _sim_storage(new) if moved else old, alias)


# Operators.


class _Argument(NamedTuple):
    name: str
    from_cpu: bool  # any tensor on the CPU may stand here
    number_from_cpu: bool  # one without dimensions may
    wants_tensor: bool  # also where PyTorch hands on a tensor that stood for a number as one


@functools.cache
def _arguments(op) -> list[_Argument]:
    name = op._schema.name.removeprefix("aten::")
    takes_numbers = torch._C._should_allow_numbers_as_tensors(name)
    numbers = _is_pointwise(op) or name in _NUMBERS_FROM_CPU.split()
    return [
        _Argument(
            argument.name,
            argument.name == "indices" and name in _INDICES_FROM_CPU.split(),
            numbers and not (argument.alias_info and argument.alias_info.is_write),
            str(argument.type) == "Tensor" and not takes_numbers,
        )
        for argument in op._schema.arguments
    ]


@functools.cache
def _is_pointwise(op) -> bool:
    """True where each element of the result comes from the elements at its place."""
    name, overload = op._schema.name.removeprefix("aten::"), op._schema.overload_name
    into = f"{overload}_out" if overload not in ("", "Tensor") else "out"  # which has the tag
    packet = getattr(_aten, name.removesuffix("_"), None)
    tags = [*op.tags, *getattr(getattr(packet, into, None), "tags", ())]
    return torch.Tag.pointwise in tags or "_foreach_" in name


class _Operands:
    """The operands of one call. (A class: closures that recurse are cycles, and keep tensors.)"""

    def __init__(self):
        self.aliases = []  # (tensor, alias)
        self.strangers = []  # tensors
        self.placed = []  # (argument, tensor): all that have to be on the same device

    def lower(self, argument, value):
        """An argument as the CPU's operator takes it."""
        if isinstance(value, list | tuple):
            return [self.lower(argument, item) for item in value]
        if isinstance(value, torch.device):
            return _CPU
        is_generator = isinstance(value, torch._C.Generator)
        if is_generator and value._cdata not in _generators:
            found = value.device.type
            raise RuntimeError(f"Expected a '{NAME}' device type for generator but found '{found}'")
        if not isinstance(value, torch.Tensor):
            is_number = argument.wants_tensor and isinstance(value, int | float | complex)
            return torch.tensor(value, device=_CPU) if is_number else value
        if _is_sim(value):
            self.aliases.append((value, _to_cpu(value)))
            self.placed.append((argument.name, value))
            return self.aliases[-1][1]
        if not argument.from_cpu and not (argument.number_from_cpu and value.dim() == 0):
            self.strangers.append(value)
            self.placed.append((argument.name, value))
        return value

    def lift(self, value):
        """A result of the CPU's operator on the device: a view of an operand, or a new tensor."""
        if isinstance(value, list | tuple):
            return type(value)(self.lift(item) for item in value)
        if not isinstance(value, torch.Tensor):
            return value
        if value.layout is not torch.strided or value.is_nested or value.is_quantized:
            raise NotImplementedError(f"the device {NAME!r} has strided tensors only")
        address = value.untyped_storage().data_ptr()
        for tensor, alias in self.aliases:
            if address and alias.untyped_storage().data_ptr() == address:
                return _to_sim(value, base=tensor)
        return _to_sim(value)


def _run_on_cpu(op, *args, **kwargs):
    """The fallback kernel: run `op` on the aliases of its operands."""
    operands, arguments = _Operands(), _arguments(op)
    cpu_args = list(map(operands.lower, arguments, args))
    named = (a for a in arguments if a.name in kwargs) if kwargs else ()
    cpu_kwargs = {a.name: operands.lower(a, kwargs[a.name]) for a in named}
    if operands.aliases and operands.strangers:
        raise RuntimeError(_mixed(op, operands, args))
    result = op(*cpu_args, **cpu_kwargs)
    if op._schema.is_mutable:
        for tensor, alias in operands.aliases:
            _resync(tensor, alias)
        if "::_foreach_" in op._schema.name:  # autograd leaves it to these alone to count a change
            torch.autograd.graph.increment_version([t for t in args[0] if not t.is_inference()])
    return operands.lift(result)


def _mixed(op, operands, args) -> str:
    """What CUDA says of operands on two devices, with this device's name in place of its own.

    A convolution compares its operands' types, what works element by element looks for a device
    that all have, and elsewhere code that torchgen writes compares each argument with the first.
    """
    name, overload = op._schema.name.removeprefix("aten::"), op._schema.overload_name
    (which, first), *others = operands.placed
    other, stranger = next(o for o in others if o[1].device != first.device)
    if name == "convolution" and _is_sim(first):
        types = f"Input type ({first.type()}) and {other} type ({stranger.type()})"
        return f"{types} should be the same"
    if name == "convolution" and which == "input":
        try:  # which of its backends says it, and what, PyTorch's own kernel knows
            op.redispatch(_CPU_KEY, *args)
        except RuntimeError as error:
            return re.sub(rf"\b{NAME}(\w+)Type\b", rf"torch.{NAME}.\1Tensor", str(error))
    same = "Expected all tensors to be on the same device"
    if _is_pointwise(op):
        return f"{same}, but found at least two devices, {NAME}:0 and cpu!"
    out = next((a.name for a in op._schema.arguments if a.is_out), None)
    method = f"{overload}_{name}{'_out' if out else ''}"
    if _is_structured(name):
        if out and other != out:  # PyTorch has made it, and calls the operator by its own name
            overload = re.sub("_?[a-z]+$", "", overload)
        method = "_".join(filter(None, [name, "out" if out and other == out else "", overload]))
    return (
        f"{same}, but got {other} is on {stranger.device}, different from other tensors on "
        f"{first.device} (when checking argument in method wrapper_{NAME.upper()}_{method})"
    )


def _is_structured(name) -> bool:
    """True where torchgen writes an operator's kernels from one description, and names them so."""
    packet = getattr(_aten, name)
    names = (getattr(packet, overload).name() for overload in packet.overloads())
    key = "CompositeExplicitAutogradNonFunctional"
    return any(torch._C._dispatch_has_kernel_for_dispatch_key(n, key) for n in names)


def _in_pieces(name) -> bool:
    structured = "CompositeExplicitAutogradNonFunctional"
    namespace, _, rest = name.partition("::")
    if namespace != "aten" or rest.partition(".")[0] in _INDICES_FROM_CPU.split():
        return False  # of these PyTorch's kernel knows what to say of a wrong device
    return torch._C._dispatch_has_kernel_for_dispatch_key(name, structured) or (
        "::_foreach_" in name and not name.endswith("out")
    )


def _copy_from(source, target, non_blocking=False):
    alias = _to_cpu(target) if _is_sim(target) else target
    alias.copy_(_to_cpu(source) if _is_sim(source) else source)
    return target


def _pin_memory(tensor, device=None):
    pinned = tensor.clone()
    pinned.untyped_storage()._is_pinned_for_sim = True
    return pinned


def _is_pinned(tensor, device=None) -> bool:
    return hasattr(tensor.untyped_storage(), "_is_pinned_for_sim")


def _lstm_cell(input_gates, hidden_gates, cell, input_bias=None, hidden_bias=None):
    gates = input_gates + hidden_gates
    if input_bias is not None:
        gates = gates + input_bias + hidden_bias
    i, f, g, o = gates.chunk(4, 1)
    cell = f.sigmoid() * cell + i.sigmoid() * g.tanh()
    return o.sigmoid() * cell.tanh(), cell, gates.new_empty(0)


def _gru_cell(input_gates, hidden_gates, hidden, input_bias=None, hidden_bias=None):
    if input_bias is not None:
        input_gates, hidden_gates = input_gates + input_bias, hidden_gates + hidden_bias
    (ri, zi, ni), (rh, zh, nh) = input_gates.chunk(3, 1), hidden_gates.chunk(3, 1)
    new = (ni + (ri + rh).sigmoid() * nh).tanh()
    return new + (zi + zh).sigmoid() * (hidden - new), hidden.new_empty(0)


def _register_kernels(aten) -> None:
    _library("_").fallback(_run_on_cpu, "PrivateUse1")

    # For these PyTorch's own kernel, the same for every device, comes before the fallback: the
    # convolutions find no backend, the losses warn that they resize a result of their own making.
    names = ["convolution", "convolution_backward", "mse_loss", "smooth_l1_loss"]
    # Of these it would make the result with one operator and fill it with another, or go through a
    # list, at several times the cost.
    names += [name for name in torch._C._dispatch_get_all_op_names() if _in_pieces(name)]
    for name in names:
        base, _, overload = name.removeprefix("aten::").partition(".")
        op = getattr(getattr(_aten, base), overload or "default")
        aten.impl(op.name(), functools.partial(_run_on_cpu, op), "PrivateUse1")
    # These only set metadata, which the CPU's kernels do for any device.
    set_ = [getattr(_aten.set_, overload) for overload in _aten.set_.overloads()]
    for op in (*set_, _aten.as_strided.default, _aten.view.default):
        aten.impl(op.name(), functools.partial(op.redispatch, _CPU_KEY), "PrivateUse1")
    aten.impl("_copy_from", _copy_from, "PrivateUse1")
    # Forward-mode derivatives start from a tensor of zeros without memory; give it memory.
    aten.impl("_efficientzerotensor", torch.zeros, "PrivateUse1")
    # RNNs call fused cells on any device but the CPU. With the autograd key the cells are made of
    # operators that have derivatives; in inference mode the other key is asked.
    for key in ("AutogradPrivateUse1", "PrivateUse1"):
        aten.impl("_thnn_fused_lstm_cell", _lstm_cell, key)
        aten.impl("_thnn_fused_gru_cell", _gru_cell, key)
    # Keeps nn.TransformerEncoder from making nested tensors.
    aten.impl("_nested_tensor_from_mask_left_aligned", lambda *masked: False, "PrivateUse1")


def _register_for_others(aten) -> None:
    """What tensors of the CPU meet, too."""
    # An alias is lazily conjugated as its tensor is. To resolve that first is to copy, without end.
    for key in ("Conjugate", "Negative"):
        aten.impl("_copy_from", torch.library.fallthrough_kernel, key)
    # Pinning wants an allocator in C++; a mark lets is_pinned() answer as it should.
    aten.impl("_pin_memory", _pin_memory, "CPU")
    aten.impl("is_pinned", _is_pinned, "CPU")


def _register_autocast(aten) -> None:
    _library("_").fallback(torch.library.fallthrough_kernel, "AutocastPrivateUse1")
    key = torch._C.DispatchKeySet(torch._C._dispatch_key_parse("AutocastPrivateUse1"))

    def casting(op, dtype):
        def kernel(*args, **kwargs):
            target = dtype or torch.get_autocast_dtype(NAME)

            def cast(value):
                if not _is_sim(value) or not value.is_floating_point():
                    return value
                return value if value.dtype == torch.double else value.to(target)

            with torch._C._ExcludeDispatchKeyGuard(key):
                args, kwargs = pytree.tree_map(cast, (args, kwargs))
                return op(*args, **kwargs)

        return kernel

    for names, dtype in ((_AUTOCAST_LOWER, None), (_AUTOCAST_FLOAT32, torch.float32)):
        for packet in (getattr(_aten, name) for name in names.split()):
            for op in (getattr(packet, overload) for overload in packet.overloads()):
                if not op._schema.is_mutable:
                    aten.impl(op.name(), casting(op, dtype), "AutocastPrivateUse1")


# What the dispatcher does not reach.


class _GeneratorType(type(torch._C.Generator)):  # type: ignore[misc]
    def __call__(cls, device="cpu"):
        if torch.device(device).type != NAME:
            return torch._C.Generator(device)
        generator = super().__call__()
        _generators[generator._cdata] = generator
        return generator

    def __instancecheck__(cls, instance):
        return isinstance(instance, torch._C.Generator)


class _Generator(torch._C.Generator, metaclass=_GeneratorType):
    """The replacement of `torch.Generator`. Its own instances are those of the device.

    To C++, which alone can make another kind, they are the CPU's.
    """

    device = property(lambda self: torch.device(NAME, 0))


def _patch_torch() -> None:
    torch.Generator = _Generator  # type: ignore[misc]

    # Nothing here is asynchronous, and a device guard written in Python cannot say so.
    torch.accelerator.synchronize = lambda device=None, /: None
    # Without an allocator in C++, memory statistics are those of one that has not begun.
    torch._C._accelerator_isAllocatorInitialized = lambda: False

    # Its scatter is CUDA code. With one device, all there is to do is move the batch.
    def scatter(self, inputs, kwargs, device_ids):
        def move(value):
            return value.to(self.src_device_obj) if isinstance(value, torch.Tensor) else value

        return (pytree.tree_map(move, inputs),), (pytree.tree_map(move, kwargs),)

    torch.nn.DataParallel.scatter = scatter  # type: ignore[method-assign]

    # Parameters that move to a device of this kind become new objects. On a GPU they stay those
    # which an optimizer, or a second module, holds.
    apply = torch.nn.Module._apply

    def apply_in_place(self, fn, recurse=True):
        before = dict(self._parameters)
        apply(self, fn, recurse)
        for name, parameter in before.items():
            moved = self._parameters[name]
            if moved is parameter:
                continue
            moved.__class__ = type(parameter)
            vars(moved).update(vars(parameter))
            for hooks in ("_backward_hooks", "_post_accumulate_grad_hooks"):
                setattr(moved, hooks, getattr(parameter, hooks))
            with contextlib.suppress(RuntimeError):  # something else still refers to it
                torch.utils.swap_tensors(parameter, moved)
                self._parameters[name] = parameter
        return self

    torch.nn.Module._apply = apply_in_place  # type: ignore[method-assign]

    # deepcopy and torch.load make storages, for which C++ wants an allocator of the device.
    new = torch.UntypedStorage.__new__

    def new_storage(cls, *args, device=None, **kwargs):
        if device is not None and torch.device(device).type == NAME:
            return _sim_storage(new(cls, *args, **kwargs))
        return new(cls, *args, **kwargs, **({} if device is None else {"device": device}))

    torch.UntypedStorage.__new__ = staticmethod(new_storage)  # type: ignore[assignment]
