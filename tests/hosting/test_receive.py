"""A stranger's site gets a preview and a comment, or a comment that says why not."""

import json

from made_site import Made, finished, hosting, packed, page, result, write

pytest_plugins = ("hosting_fixtures",)


def receive(github, tmp_path, made=None, *words, number=7):
    """What a run gets that has made a file, or none, for a pull request: outputs, and comment."""
    event = finished(github)
    if number:
        github.pull(number, event["workflow_run"])
    if made:
        github.artifact(event["workflow_run"], "preview", made)
    file, output, into = (tmp_path / name for name in ("event.json", "output", "received"))
    file.write_text(json.dumps(event))
    result = hosting(
        *("receive", "--into", into, "--site", "https://us.github.io/docs/", *words),
        GITHUB_EVENT_PATH=str(file),
        GITHUB_OUTPUT=str(output),
    )
    assert result.returncode == 0, result.stderr
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return outputs, (into / "comment.md").read_text() if into.exists() else None


def test_a_stranger_gets_a_preview_and_a_comment(published, tmp_path):
    failing = result("p/two.py", outcome="failed")
    programs = {"p_one": "passed", "p_two": "failed"}
    one = page("New words", title="@you [x](evil)", problems=3, **programs)
    tar = packed(write(tmp_path / "theirs", [result(), failing], one=one))
    outputs, text = receive(published, tmp_path, tar, "--previews", "https://previews.example/")
    assert outputs == {"number": "7", "shown": "true"}
    assert (tmp_path / "received/site/one/index.html").read_text().count("New words") == 1
    assert "https://previews.example/pr-7/one/" in text
    assert "https://us.github.io/docs/one/" in text
    assert "Failing: 1; not verified: 0; problems of the pages: 3" in text
    assert "1 个代码块未通过" in text


def test_a_hostile_artifact_gets_a_comment_that_says_why(github, tmp_path):
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"<script>")
    outputs, text = receive(github, tmp_path, bad)
    assert outputs == {"number": "7", "shown": "false"} and "damaged ZIP" in text
    assert not (tmp_path / "received/site").exists()


def test_a_site_whose_manifest_is_not_its_own_gets_a_comment_that_says_so(github, tmp_path):
    theirs = write(tmp_path / "theirs", one=page("One"))
    (theirs / "two.html").write_text("hidden")
    outputs, text = receive(github, tmp_path, packed(theirs))
    assert outputs["shown"] == "false"
    assert "`manifest.json does not have the page 'two.html'`" in text


def test_a_page_that_keeps_the_parser_busy_is_given_up(github, tmp_path):
    tar = packed(write(tmp_path / "theirs", one=Made("<a " * 300_000)))
    outputs, text = receive(github, tmp_path, tar, "--seconds", "1")
    assert outputs["shown"] == "false" and "takes more than 1 s" in text


def test_a_build_that_failed_gets_a_comment_with_its_run(github, tmp_path):
    outputs, text = receive(github, tmp_path)
    assert outputs["shown"] == "false" and "has built no preview" in text
    assert github.state["runs"][0]["html_url"] in text


def test_a_pull_request_that_has_moved_on_gets_nothing(github, tmp_path):
    said = receive(github, tmp_path, number=None)
    assert said == ({"number": "", "shown": "false"}, None)
