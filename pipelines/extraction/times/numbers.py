"""Number words of durations: "three", "twenty-five", "two and a half", "several" -> a value, or X for an unknown many."""

from __future__ import annotations

from pipelines.extraction.times.lexicon import VALUES

VAGUE = {"several", "few", "many", "numerous", "dozens", "scores", "hundreds", "thousands", "tens", "millions", "billions"}


def one(words: list[str]) -> float | None:
    """The value of one number in words or figures."""
    total, current = 0.0, None
    for word in words:
        value = VALUES.get(word)
        low = word.lower()
        if low in ("a", "an"):
            current = 1.0 if current is None else current
        elif low in ("hundred", "thousand"):
            total, current = total + (current or 1) * (100 if low == "hundred" else 1000), 0.0
        elif isinstance(value, int):
            current = (current or 0) + value
        elif word[0].isdigit():
            try:
                current = float(word.replace(",", ""))
            except ValueError:
                return None
    return None if current is None else total + current


def amount(words: list[str]) -> tuple[float | None, bool]:
    """The number of a quantity phrase (the first of a range) and whether it is exact; None for "several" and its like."""
    low = [w.lower() for w in words]
    if low[-1:] == ["half"]:
        words = [w for w in words if w not in "-–—‑−"]
        low = [w.lower() for w in words]
    if "couple" in low:
        return 2.0, False
    if "dozen" in low:
        return 12.0, False
    if any(w in VAGUE for w in low):
        return None, False
    if low[-3:] == ["and", "a", "half"] or low[-2:] == ["and", "half"]:
        whole = one(words[: -3 if low[-2] == "a" else -2])
        return (None if whole is None else whole + 0.5), True
    for i, w in enumerate(low[1:], 1):
        if w in ("to", "or", "and") or (
            w in "-–—"
            and not (
                VALUES.get(words[i - 1]) in range(20, 100, 10)
                and i + 1 < len(low)
                and VALUES.get(words[i + 1]) in range(1, 10)
                and words[i - 1].isalpha()
            )
        ):
            return one(words[:i]), False
    return one([w for w in words if w not in "-–—‑−"]), True


def digits(n: float) -> str:
    return str(int(n)) if n == int(n) else f"{n:g}"
