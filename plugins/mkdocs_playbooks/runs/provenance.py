"""Where a run comes from: its site, whether its wording is the text that stands in the record, and who published it."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Finding, Severity
from ..facts.wording import short, wording
from ..source.suggest import did_you_mean
from .moments import day_of
from .published import Known, PublishedList
from .reading import AGAIN, RunFile
from .record import Run


def site_findings(file: RunFile, run: Run, known: Known) -> Iterator[Finding]:
    """A run of another site; nothing where no site is known."""
    sites = known.sites()
    if not sites or run.site in sites:
        return
    yield file.finding(
        "run/other-site",
        f'this run was made on the site "{run.site}", and this is "{sites[0]}"',
        "site",
        label="another site",
        help="check it in the project of its own site, or with the index.json of that site: --index FILE",
    )


def wording_findings(file: RunFile, run: Run, known: Known) -> Iterator[Finding]:
    """A text that is not the one its name stands for; a list or a wording that nobody published."""
    found = wording(file.raw["list"])
    if found != run.list.wording:
        yield file.finding(
            "run/wording",
            f"the items of this record are not the wording {short(run.list.wording)} that it names",
            "list",
            "wording",
            label=f"its own text is {short(found)}",
            help=AGAIN,
        )
        return
    if run.list.wording == known.present(run.list.id):
        return
    published = known.published_list(run.list.id)
    if published is None and known.present(run.list.id) is None:
        yield _unknown_list(file, run, known)
    elif published is None:
        yield _unknown_wording(file, run, known)
    else:
        yield from _against(published, file, run, known)


def _unknown_list(file: RunFile, run: Run, known: Known) -> Finding:
    if known.is_draft(run.list.id):
        help_ = "take `draft` out of the list, publish it, and make the run on the published page"
        said = f'"{run.list.id}" is a draft, which no site publishes'
        return file.finding("run/unknown-list", said, "list", "id", label="a draft", help=help_)
    where = "in the project or in the index" if known.published else "in the project"
    help_ = did_you_mean(run.list.id, known.ids()) or _other_index(known)
    said = f'there is no checklist "{run.list.id}" {where}'
    return file.finding("run/unknown-list", said, "list", "id", label="unknown", help=help_)


def _unknown_wording(file: RunFile, run: Run, known: Known) -> Finding:
    name = short(run.list.wording)
    said = f'"{run.list.id}" has another wording now, and nothing says that {name} was published'
    return file.finding("run/unknown-list", said, "list", "wording", label="unknown wording", help=_other_index(known))


def _other_index(known: Known) -> str:
    if known.partial:
        return "some specs of the project are broken, so that not all they say is known: see `playbook check`"
    if known.published:
        return "check against the index.json of the site that the run was made on: --index FILE"
    return "earlier wordings are known from the index.json of the published site: name it with --index FILE"


def _against(published: PublishedList, file: RunFile, run: Run, known: Known) -> Iterator[Finding]:
    """The wording by what the index says of it."""
    name = short(run.list.wording)
    if run.list.wording == published.wording:
        if known.present(run.list.id) is not None:
            said = f"the project has changed this list since its wording {name} was published"
            yield _earlier(file, said, Severity.INFO)
        return
    earlier = next((each for each in published.earlier if each.wording == run.list.wording), None)
    if earlier is None:
        yield _unknown_wording(file, run, known)
        return
    begun = day_of(run.started_at)
    replaced = f"the wording {name} was published from {earlier.since} and replaced on {earlier.until}"
    if begun is not None and begun > earlier.until:
        said = f"{replaced}, and this run began on {begun}"
        help_ = "ask whoever made it which page they had before them; run the list again where the change matters"
        yield _earlier(file, said, Severity.WARNING, help_)
    else:
        yield _earlier(file, replaced, Severity.INFO)


def _earlier(file: RunFile, said: str, severity: Severity, help_: str = "") -> Finding:
    return file.finding("run/earlier-wording", said, "list", "wording", severity=severity, help=help_)
