"""Faults that the rules about measurement find."""

from __future__ import annotations

from .mutation import MIGRATION, REPORT, Documents, Mutation

STEADY = "date,value\n" + "".join(
    f"2026-{month:02}-{day:02},{(5.6, 5.9, 5.7, 5.8)[day % 4]}\n" for month in range(1, 11) for day in (5, 12, 19, 26)
)
"""Ten months in which nothing happens."""


def unmeasure_proof(documents: Documents) -> None:
    """Take away the claim too, for it names the metric and has to be proven by one that the workflow has."""
    documents[REPORT].pop("value")


def no_quality_beside(documents: Documents) -> None:
    """Take away what guards the lead time from elsewhere."""
    documents["metric/change-fail-rate"].pop("guards")


MUTATIONS = {
    "no metric at all": Mutation(
        "unmeasured-workflow",
        REPORT,
        lambda d: d.pop("metrics"),
        "kind: workflow",
        "kind: workflow",
        also=unmeasure_proof,
    ),
    "a claim without a metric": Mutation(
        "unproven-claim",
        REPORT,
        lambda d: d.update(value={"claim": "It is faster"}),
        "It is faster",
        "claim: It is faster",
    ),
    "a target in licences": Mutation(
        "seat-count-target",
        "metric/ai-fluency",
        lambda d: d.update(unit="licences"),
        "licences",
        "unit: licences",
    ),
    "the quality beside the time taken away": Mutation(
        "speed-without-quality",
        MIGRATION,
        lambda d: d["metrics"].remove("change-fail-rate"),
        "migration-lead-time",
        "- migration-lead-time",
        explains="time",
        also=no_quality_beside,
    ),
    "nothing measured for two months": Mutation(
        "stale-measurements",
        "metric/report-use",
        lambda _: None,
        "monthly",
        "cadence: monthly",
        texts={"playbooks/metrics/report-use.csv": "date,value\n2026-07-31,2\n2026-08-31,3\n"},
    ),
    "a time that stays the same": Mutation(
        "no-measured-change",
        "metric/report-hours",
        lambda d: d.update(cadence="quarterly"),
        "report-hours",
        "id: report-hours",
        explains="2026-06-01",
        texts={"playbooks/metrics/report-hours.csv": STEADY},
    ),
    "a model changed after the test": Mutation(
        "stale-evaluation",
        MIGRATION,
        lambda _: None,
        "coding-agent",
        "with: [coding-agent, developer-workbench]",
        explains="2026-",
        also=lambda documents: documents["evaluation/migration-eval"]["last_result"].update(date="2026-01-15"),
    ),
    "an evaluation that was never run": Mutation(
        "stale-evaluation",
        MIGRATION,
        lambda _: None,
        "coding-agent",
        "with: [coding-agent, developer-workbench]",
        explains="migration-eval",
        also=lambda documents: documents["evaluation/migration-eval"].pop("last_result"),
    ),
    "no baseline": Mutation(
        "missing-baseline", "metric/report-hours", lambda d: d.pop("baseline"), "kind: metric", "kind: metric"
    ),
    "a baseline without a day": Mutation(
        "missing-baseline",
        "metric/report-hours",
        lambda d: d.update(baseline={"value": 5}),
        "value: 5",
        "value: 5",
    ),
    "a baseline from afterwards": Mutation(
        "missing-baseline",
        "metric/report-hours",
        lambda d: d["baseline"].update(date="2026-11-01"),
        "'2026-11-01'",
        "date: '2026-11-01'",
        explains="2026-",
    ),
}
