"""`matchengine replan`: a run or a bare plan, re-planned and told, or refused."""

import json
import shutil
from pathlib import Path

import pytest
from disks import all_files, plan_files
from make_config import write_config
from make_day import mission, planned

from matchengine.cli import main
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import read_problem, write_problem
from matchengine.files.schedule_json import read_schedule, write_schedule
from matchengine.run import run
from matchengine.verify import verify

Captured = pytest.CaptureFixture[str]

NO_SHOW = "no_show B3\nlate S2 until 09:20\n"


@pytest.fixture(scope="module")
def bare_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a problem and its plan, and no run."""
    folder = tmp_path_factory.mktemp("bare")
    problem = mission()
    write_problem(problem, folder / "problem.json")
    write_schedule(planned(problem), folder / "schedule.json")
    return folder


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of the small example."""
    folder = tmp_path_factory.mktemp("run")
    run(read_config(write_config(folder, outputs__formats=["ics"])))
    return folder / "out"


@pytest.fixture
def bare(bare_plan: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bare_plan, tmp_path / "bare"))


@pytest.fixture
def done(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished, tmp_path / "out"))


def told(folder: Path, text: str) -> str:
    path = folder.parent / "events.txt"
    path.write_text(text, "utf-8")
    return str(path)


def replan(*arguments: str | Path) -> int:
    return main(["replan", *map(str, arguments), "--quiet", "--language", "en"])


def test_a_bare_folder_gets_the_new_plan_and_what_it_changed(
    bare: Path, capsys: Captured
) -> None:
    old = read_schedule(bare / "schedule.json")
    assert replan(bare, told(bare, NO_SHOW), "--now", "08:40") == 0

    problem, plan = (
        read_problem(bare / "problem.json"),
        read_schedule(bare / "schedule.json"),
    )
    assert verify(problem, plan).ok
    assert {m.pair for m in problem.baseline} == {m.pair for m in old.meetings}
    assert "B3" not in {m.buyer for m in plan.meetings if m.slot != "s1"}
    said = capsys.readouterr().out
    assert "B3  Cancelled: the meeting at 08:55" in said
    assert "Plan 2 is in force" in said
    messages = (bare / "messages.en.txt").read_text("utf-8")
    assert "B3" in messages
    assert (bare / "changes.csv").exists()


def test_what_was_told_before_is_kept_beside_what_is_told_now(bare: Path) -> None:
    replan(bare, told(bare, "no_show B3"), "--now", "08:40")
    replan(bare, told(bare, "no_show B4"), "--now", "09:00")

    day = json.loads((bare / "events.json").read_text("utf-8"))
    assert [one["now"] for one in day["told"]] == ["08:40", "09:00"]


def test_a_preview_writes_nothing(bare: Path, capsys: Captured) -> None:
    before = all_files(bare)
    assert replan(bare, told(bare, NO_SHOW), "--now", "08:40", "--preview") == 0

    assert plan_files(bare) == before
    assert "Only shown" in capsys.readouterr().out


def test_a_curve_writes_nothing_and_names_each_limit(
    bare: Path, capsys: Captured
) -> None:
    before = all_files(bare)
    assert replan(bare, told(bare, NO_SHOW), "--now", "08:40", "--curve", "--json") == 0

    assert plan_files(bare) == before
    points = json.loads(capsys.readouterr().out)["points"]
    assert [one["extra"] for one in points] == [0, 1, 2, 5, 10, 20, None]
    assert all(one["proven"] for one in points)


def test_fewer_changes_than_must_be_end_with_4_and_change_nothing(
    bare: Path, capsys: Captured
) -> None:
    before = all_files(bare)
    code = replan(bare, told(bare, NO_SHOW), "--now", "08:40", "--max-changes", "0")

    assert code == 4
    assert plan_files(bare) == before
    assert "At least 5 meetings must change" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("events", "now", "problems"),
    [
        ("no_show B33\nno_show B3\nlate B3 until 10:00", "08:40", 2),
        ("slot s1 lost\nheld B1 B2", "09:10", 2),
        ("late S2 until 06:20", "08:40", 1),
        ("no_show B3", "04:00", 1),
        ("no_show B3", "soon", 1),
        ("dance B3", "08:40", 1),
    ],
)
def test_what_cannot_be_is_listed_and_changes_nothing(
    bare: Path, capsys: Captured, events: str, now: str, problems: int
) -> None:
    before = all_files(bare)
    assert replan(bare, told(bare, events), "--now", now) == 3

    assert plan_files(bare) == before
    assert capsys.readouterr().err.count("error:") == problems


def test_a_plan_of_another_problem_is_refused(bare: Path, capsys: Captured) -> None:
    write_problem(mission(seed=9), bare / "problem.json")
    before = all_files(bare)
    assert replan(bare, told(bare, NO_SHOW), "--now", "08:40") == 3

    assert plan_files(bare) == before
    assert "schedule.json" in capsys.readouterr().err


def test_two_files_are_re_planned_into_another_folder(bare: Path) -> None:
    before = all_files(bare)
    files = bare / "problem.json", bare / "schedule.json", told(bare, NO_SHOW)
    assert replan(*files, "--now", "08:40") == 0
    assert replan(*files, "--now", "08:40", "-o", bare.parent / "after") == 0

    assert plan_files(bare) == before
    after = bare.parent / "after"
    problem = read_problem(after / "problem.json")
    assert verify(problem, read_schedule(after / "schedule.json")).ok


@pytest.mark.parametrize("paths", [1, 4])
def test_too_few_or_too_many_paths_are_a_usage_error(paths: int) -> None:
    assert replan(*["x"] * paths) == 2


WALK_IN = json.dumps(
    [
        {
            "event": "walk_in",
            "participant": {
                "id": "D99",
                "name": "CV Tamu",
                "province": "DI Yogyakarta",
            },
            "offers": [{"product": "Salak pondoh", "hs": "081090", "unit": "kg"}],
        }
    ]
)


def test_a_run_takes_in_who_walks_in_and_every_later_command_knows_it(
    done: Path, capsys: Captured
) -> None:
    before = plan_files(done)
    assert replan(done, told(done, WALK_IN), "--now", "09:00") == 0
    plan = read_schedule(done / "schedule.json")
    assert "D99" in {m.seller for m in plan.meetings}
    assert "CV Tamu" in (done / "agendas.csv").read_text("utf-8")
    assert json.loads((done / "run.json").read_text("utf-8"))["replan"]["events"] == 1

    assert main(["handouts", str(done), "--format", "ics"]) == 0
    assert replan(done, told(done, "no_show D99"), "--now", "09:10") == 0
    assert main(["history", str(done), "--back-to", "1"]) == 0
    assert plan_files(done) == before
    assert "plan 1 again" in capsys.readouterr().out


def test_a_run_without_a_plan_has_nothing_to_re_plan(
    done: Path, capsys: Captured
) -> None:
    text = (done / "schedule.json").read_text("utf-8")
    plan = {**json.loads(text), "status": "no_plan", "meetings": [], "goals": []}
    plan["certificate"] = None
    (done / "schedule.json").write_text(json.dumps(plan), "utf-8")
    assert replan(done, told(done, "no_show D01"), "--now", "09:00") == 3

    assert "there is no plan" in capsys.readouterr().err
