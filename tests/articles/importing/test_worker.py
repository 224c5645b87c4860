import pytest

from articles.importing import errors, worker


def test_run_answers_with_the_extract(file):
    assert worker.extract("docx", file("choir.docx")).blocks[0].text == "Choir wins back its rehearsal room"


def test_run_raises_the_childs_error_with_its_facts():
    with pytest.raises(errors.BrokenFile, match="This PDF is damaged"):
        worker.extract("pdf", b"%PDF-1.7 rubbish")


def test_run_stops_child_that_uses_too_much_processor_time(file):
    """Zero seconds: the kernel stops the child at its first tick."""
    with pytest.raises(errors.TookTooLong):
        worker.run("html", file("ferry.html") * 200, seconds=0)


def test_run_stops_child_that_takes_too_long(file):
    with pytest.raises(errors.TookTooLong):
        worker.run("html", file("ferry.html"), wall_seconds=0.01)


def test_run_stops_child_that_wants_too_much_memory():
    with pytest.raises(errors.TookTooLong):
        worker.run("html", b"<p>said the mayor of Carrow</p>" * 60_000, memory=150_000_000)


def test_run_unknown_job_is_our_mistake():
    with pytest.raises(ValueError, match="unknown job"):
        worker.run("os.system", b"")


def test_run_child_sees_no_environment(tmp_path, monkeypatch):
    """A program in Python's place tells what it was given."""
    program = tmp_path / "python"
    program.write_text('#!/bin/sh\nprintf \'{"seen": "%s"}\' "$SECRET_KEY"\n')
    program.chmod(0o700)
    monkeypatch.setenv("SECRET_KEY", "not for children")
    monkeypatch.setattr("sys.executable", str(program))
    assert worker.run("html", b"") == {"seen": ""}


def test_run_child_that_answers_nonsense(tmp_path, monkeypatch):
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho nonsense\n")
    program.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(program))
    with pytest.raises(errors.ImportingError, match="paste it here"):
        worker.run("html", b"")
