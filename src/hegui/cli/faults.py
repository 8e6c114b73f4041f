"""What went wrong, told on standard error."""

from __future__ import annotations

from hegui.cli.screen import tell
from hegui.cli.words import say
from hegui.errors import ConfigError, ExemptionError, Fault, HeguiError, InputError, PackError
from hegui.formats.layout import safe, width

_WHAT: dict[type[PackError], tuple[str, str]] = {
    ConfigError: ("配置", "configuration has"),
    ExemptionError: ("豁免或答复的文件", "files of waivers or answers have"),
}


def tell_error(error: HeguiError) -> None:
    """One message; for packs every fault with its line and a caret under it."""
    if isinstance(error, PackError):
        for fault in error.faults:
            tell("\n".join(_fault(fault)))
        count = len(error.faults)
        zh, en = _WHAT.get(type(error), ("清单", "packs have"))
        tell(
            say(
                f"{zh}有 {count} 处错误，未检查任何文件",
                f"the {en} {count} fault{'s' * (count != 1)}; nothing was checked",
            )
        )
    else:
        said = say(error.zh, error.en) if isinstance(error, InputError) else str(error)
        tell(say("错误：", "error: ") + safe(said))


def _fault(fault: Fault) -> list[str]:
    lines = [f"{safe(fault.path)}:{fault.line}:{fault.column}: {safe(fault.message)}"]
    source = fault.source.rstrip("\r\n")
    if source.strip():
        margin = f"{fault.line:>5} | "
        blank = " " * (len(margin) - 2) + "| "
        lines += [margin + safe(source), blank + " " * width(safe(source[: fault.column - 1])) + "^"]
    if fault.hint:
        lines.append(f"      = {safe(fault.hint)}")
    return lines


def tell_stopped() -> None:
    """On Ctrl-C, or when the system ends the run."""
    tell(say("已中断，结果不全", "interrupted; the results are incomplete"))


def tell_bug() -> None:
    """After the traceback."""
    tell(
        say(
            "这是 hegui 自身的缺陷，本次结果不能作数；请把以上内容报给维护者",
            "this is a bug in hegui, and nothing it printed counts; please report what stands above",
        )
    )
