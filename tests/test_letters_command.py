"""The letters of a run, written from its folder."""

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from disks import all_files, full_disk
from make_config import config_data
from pypdf import PdfReader

from matchengine.cli import main
from matchengine.files.config_yaml import read_config
from matchengine.letters import write_letters
from matchengine.run import run

Captured = pytest.CaptureFixture[str]

TABLES = {
    "participants": (
        "id,name,province,Telepon,body\n"
        "J/1,Usaha J1,Jawa Timur,+62 811,satu\n"
        "J2,=SUM(A1),Jawa Timur,0812,\n"
        "K1,Usaha K1,Kalimantan Timur,,tiga\n"
    ),
    "offers": "participant,product,hs\nJ/1,Telur ayam,040721\nJ2,Telur ayam,040721\n",
    "needs": "participant,product,hs\nK1,Telur ayam,040721\n",
    "wishes": "from,to,wish\nK1,J2,no\nJ2,K1,want\n",
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of three businesses, two of which meet."""
    folder = tmp_path_factory.mktemp("letters")
    (folder / "tables").mkdir()
    for name, text in TABLES.items():
        (folder / "tables" / f"{name}.csv").write_text(text, "utf-8")
    made = config_data(
        inputs=str(folder / "tables"), tables__count=1, outputs__formats=["csv"]
    )
    (folder / "config.yaml").write_text(yaml.safe_dump(made), "utf-8")
    run(read_config(folder / "config.yaml"))
    return folder / "out"


@pytest.fixture
def done(finished: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change; its inputs are those of the original."""
    return Path(shutil.copytree(finished, tmp_path / "out"))


def written(done: Path, before: Path) -> set[str]:
    return set(all_files(done)) - set(all_files(before))


def test_letters_go_to_all_in_every_language_of_the_run(
    done: Path, finished: Path, capsys: Captured
) -> None:
    assert main(["letters", str(done)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"Written: {done / 'letters' / 'K1.id.txt'}" in lines
    texts = {name for name in written(done, finished) if name.endswith(".txt")}
    assert {name.rpartition(".")[0] for name in texts} >= {
        *("letters/J2.id", "letters/J2.en", "letters/K1.id", "letters/K1.en")
    }
    assert len(texts) == 6
    assert all("J/1" not in name for name in texts)
    text = (done / "letters" / "J2.en.txt").read_text("utf-8")
    assert "You also wished to meet these businesses, and it could not" in text
    assert "• Usaha K1\n" in text


def test_table_is_ready_for_a_mail_merge(done: Path) -> None:
    write_letters(done, ["csv"], ["en"])
    text = (done / "letters.en.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == ["id", "name", "Telepon", "body_", "subject", "body"]
    assert [(row["id"], row["Telepon"], row["body_"]) for row in rows] == [
        ("J/1", "'+62 811", "satu"),
        ("J2", "0812", ""),
        ("K1", "", "tiga"),
    ]
    assert rows[1]["name"] == "'=SUM(A1)"
    assert rows[2]["subject"] == "Your meetings: Misi, Wednesday, 7 May 2025"
    assert rows[2]["body"].startswith("Dear Usaha K1,\n\nThank you")


def test_letters_are_printed_a_page_each(done: Path, finished: Path) -> None:
    write_letters(done, ["pdf"], ["id"])
    assert written(done, finished) == {"letters.id.pdf"}
    pages = [
        " ".join(page.extract_text().split())
        for page in PdfReader(done / "letters.id.pdf").pages
    ]
    assert len(pages) == 3
    for page, name in zip(pages, ("Usaha J1", "=SUM(A1)", "Usaha K1"), strict=True):
        assert f"Yth. {name}," in page
        assert "Salam hormat, Panitia Misi" in page


def test_one_letter_leaves_those_of_all_alone(
    done: Path, finished: Path, capsys: Captured
) -> None:
    arguments = ["letters", str(done), "--participant", "K1", "--language", "en"]
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert written(done, finished) == {"letters/K1.en.txt", "letters/K1.en.csv"}
    assert told["written"] == [
        str(done / "letters" / "K1.en.txt"),
        str(done / "letters" / "K1.en.csv"),
    ]
    (letter,) = told["letters"]
    assert (letter["participant"], letter["language"]) == ("K1", "en")
    assert (done / "letters" / "K1.en.txt").read_text("utf-8") == (
        f"{letter['subject']}\n\n{letter['body']}\n"
    )


def test_letters_go_where_they_are_asked_to(done: Path, tmp_path: Path) -> None:
    before = all_files(done)
    write_letters(done, ["csv"], ["id"], tmp_path / "new")
    assert all_files(done) == before
    assert set(all_files(tmp_path / "new")) == {"letters.id.csv"}


def test_unknown_participant_is_told_with_the_nearest(
    done: Path, finished: Path, capsys: Captured
) -> None:
    assert main(["letters", str(done), "--participant", "k1"]) == 3
    told = capsys.readouterr().err
    assert "problem.json, participants: the plan has no such participant" in told
    assert "Did you mean 'K1'?" in told
    assert written(done, finished) == set()


def test_run_without_a_plan_has_no_letters(done: Path, capsys: Captured) -> None:
    path = done / "schedule.json"
    plan = json.loads(path.read_text("utf-8"))
    plan.update(status="no_plan", meetings=[], goals=[], certificate=None)
    path.write_text(json.dumps(plan), "utf-8")
    assert main(["letters", str(done)]) == 3
    told = capsys.readouterr().err
    assert "there is no plan, so there is nothing to write of" in told
    assert not (done / "letters").exists()


def test_plan_of_another_problem_is_refused(done: Path, capsys: Captured) -> None:
    path = done / "schedule.json"
    plan = json.loads(path.read_text("utf-8"))
    plan["meetings"] *= 2
    path.write_text(json.dumps(plan), "utf-8")
    assert main(["letters", str(done)]) == 3
    assert "the plan does not hold against" in capsys.readouterr().err


def test_wrong_format_and_folder_are_told(tmp_path: Path, capsys: Captured) -> None:
    assert main(["letters", str(tmp_path), "--format", "docx"]) == 2
    assert main(["letters", str(tmp_path)]) == 3
    assert "no folder of a run" in capsys.readouterr().err


def test_missing_package_is_told_before_the_work(
    done: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)  # as if it were not there
    assert main(["letters", str(done), "--format", "pdf"]) == 3
    assert 'pip install "matchengine[pdf]"' in capsys.readouterr().err


def test_full_disk_leaves_the_earlier_letters(done: Path, capsys: Captured) -> None:
    write_letters(done, languages=["en"])
    before = all_files(done)
    (done / "letters" / "K1.en.txt").write_text("an earlier one", "utf-8")
    with full_disk(1_500):  # the table of all letters is larger
        assert main(["letters", str(done), "--language", "en"]) == 3
    assert "cannot be written: File too large" in capsys.readouterr().err
    text = (done / "letters" / "K1.en.txt").read_text("utf-8")
    assert (text, set(all_files(done))) == ("an earlier one", set(before))
