"""What starts a build because something happened: landing files that are new, changed or gone."""

import dagster as dg

from pipelines.ingestion.landing import scan
from pipelines.schedules import BUILD_JOB
from pipelines.settings import load_settings
from pipelines.warehouse.publication import fingerprint, published_fingerprint


def landing_sensor(job) -> dg.SensorDefinition:
    """Asks for a build when the landing folder (or the rules) differ from what is published."""

    @dg.sensor(
        name="landing_changed",
        job=job,
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Notices new, changed and deleted files in landing/ and asks for one build per state of the folder.",
    )
    def landing_changed(context: dg.SensorEvaluationContext):
        settings = load_settings()
        waiting = context.instance.get_runs_count(
            dg.RunsFilter(
                job_name=BUILD_JOB, statuses=[dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTING]
            )
        )
        if waiting:
            return dg.SkipReason("a build is already waiting: it will read the folder as it is then")
        files = scan(settings.landing)
        state = fingerprint([(f.path, f.sha256) for f in files], settings)
        if state == context.cursor:
            return dg.SkipReason(f"landing folder unchanged: {len(files)} files")
        if state == published_fingerprint(settings):
            context.update_cursor(state)
            return dg.SkipReason("the published warehouse already holds this state of the folder")
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=state)], cursor=state)

    return landing_changed
