import json
import logging
import sys
from uuid import UUID

from quizsite.logs import JsonFormatter


def line(*args, extra=None, exc_info=None):
    logger = logging.getLogger("quizzes.actions")
    record = logger.makeRecord(
        logger.name, logging.INFO, __file__, 1, args[0], args[1:], exc_info, extra=extra
    )
    return json.loads(JsonFormatter().format(record))


def test_line_has_phrase_and_plain_fields():
    logged = line("attempt submitted", extra={"attempt": 7, "assignment": UUID(int=1)})
    assert logged["event"] == "attempt submitted"
    assert (logged["attempt"], logged["assignment"]) == (7, "00000000-0000-0000-0000-000000000001")
    assert (logged["level"], logged["logger"]) == ("info", "quizzes.actions")


def test_line_leaves_out_text_someone_slipped_in():
    logged = line("response of %s saved", "Ana", extra={"answer": "the ministry"})
    assert "Ana" not in json.dumps(logged)
    assert logged["answer"] == "[left out]"


def test_line_of_an_exception_has_frames_but_not_its_text():
    try:
        raise ValueError("Key (email)=(ana@school.example) already exists")
    except ValueError:
        logged = line("went wrong", exc_info=sys.exc_info())
    assert logged["exception"] == "ValueError"
    assert "test_line_of_an_exception" in logged["frames"][-1]
    assert "ana@school.example" not in json.dumps(logged)


def test_line_of_a_request_names_the_view_and_not_the_path(client, db):
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    logging.getLogger("django.request").addHandler(handler)
    client.get("/classes/ABCD2345-secret/")
    logging.getLogger("django.request").removeHandler(handler)
    logged = json.loads(JsonFormatter().format(records[0]))
    assert logged["event"] == "Not Found"
    assert (logged["method"], logged["status"], logged["view"]) == ("GET", 404, None)
    assert "secret" not in json.dumps(logged)
