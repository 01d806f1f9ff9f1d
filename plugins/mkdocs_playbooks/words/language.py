"""A language: its words, and how dates, numbers and stretches of time are written in it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from functools import cached_property, lru_cache
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

ENGLISH_TAG = "en"

TODAY = "today"
"""The one distance that Babel has no word for."""

WORD = "word"
"""What tells a word of a closed list from other texts that read alike."""

_ABBREVIATIONS = {"api": "API", "sop": "SOP"}
_BRITISH = "en_GB"
"""How English dates and numbers are written: 6 July 2026."""

_YEAR = 365.25
_UNITS = ((365, _YEAR), (30, _YEAR / 12), (7, 7.0), (1, 1.0))
"""The units of distances: from how many days on each is used, which is how long Babel takes it for, and its length."""

_MOST_DIGITS = 15
_COUNTED = range(200)
"""Among these numbers every plural form of every language occurs."""


class Language:
    """Words and writing of one language; ``tag`` is its name as pages have it, such as ``nl`` or ``pt-BR``."""

    def __init__(self, tag: str = ENGLISH_TAG, words: NullTranslations | None = None) -> None:
        self.tag = tag
        words = words or NullTranslations()
        self.gettext = words.gettext
        self.ngettext = words.ngettext
        self.pgettext = words.pgettext
        self.npgettext = words.npgettext
        self.day = lru_cache(maxsize=4096)(self._day)

    @cached_property
    def locale(self) -> Locale:
        """The language as Babel knows it; one that it does not know is written like English."""
        from babel import Locale  # noqa: PLC0415 (costly, and only pages need it)

        return locale_of(self.tag) or Locale.parse(_BRITISH)

    def word(self, value: str) -> str:
        """A value of a closed list as words: ``data_analysis`` is "data analysis", ``model_api`` is "model API"."""
        return self.pgettext(WORD, as_words(value))

    @property
    def name(self) -> str:
        """What the language is called in English."""
        return self.locale.english_name or self.tag

    def _day(self, date: datetime.date) -> str:
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(date, "long", self.locale)

    def short_day(self, date: datetime.date) -> str:
        """A date for places with little room: 6 Jul 2026."""
        from babel.dates import format_date  # noqa: PLC0415

        if self.tag == ENGLISH_TAG:
            return format_date(date, "d MMM y", ENGLISH_TAG)
        return format_date(date, "medium", self.locale)

    def distance(self, days: int) -> str:
        """How far away a day is, to the nearest whole of its largest unit: "in 3 months", "2 days ago", "today"."""
        from babel.dates import format_timedelta  # noqa: PLC0415

        if not days:
            return self.gettext(TODAY)
        size, length = next(unit for unit in _UNITS if abs(days) >= unit[0])
        whole = datetime.timedelta(days=max(1, int(abs(days) / length + 0.5)) * size)
        return format_timedelta(whole if days > 0 else -whole, threshold=1, add_direction=True, locale=self.locale)

    def number(self, value: float, digits: int = _MOST_DIGITS) -> str:
        """A number with its thousands apart and at most so many digits that count."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(f"{value:.{digits}g}", locale=self.locale, decimal_quantization=False)

    def amount(self, value: float) -> str:
        """An amount of money: a number with two decimals."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(f"{value:.2f}", "#,##0.00", locale=self.locale)

    def forms(self, one: str, many: str) -> str:
        """Every plural form of a text as JSON, by the names that browsers have for them; ``{n}`` stays as it is."""
        return json.dumps(dict(self._forms(one, many)), ensure_ascii=False)

    def _forms(self, one: str, many: str) -> Iterator[tuple[str, str]]:
        rule = self.locale.plural_form
        for name in sorted({rule(number) for number in _COUNTED} | {"other"}):
            number = next((number for number in _COUNTED if rule(number) == name), _COUNTED.stop)
            yield name, self.ngettext(one, many, number)


def as_words(value: str) -> str:
    """A value of a closed list as English words."""
    return " ".join(_ABBREVIATIONS.get(part, part) for part in value.split("_"))


def locale_of(tag: str) -> Locale | None:
    """What Babel knows of a language: nothing for a few."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(_BRITISH) if tag == ENGLISH_TAG else Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


ENGLISH = Language()
