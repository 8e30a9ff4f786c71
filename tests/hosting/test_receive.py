"""A stranger's site gets a preview and a comment, or a comment that says why not."""

import json

from made_site import Made, finished, hosting, packed, page, result, write

pytest_plugins = ("hosting_fixtures",)


def receive(github, tmp_path, event, *words):
    file, output = tmp_path / "event.json", tmp_path / "output"
    file.write_text(json.dumps(event))
    output.write_text("")
    result = hosting(
        *("receive", "--into", tmp_path / "received", "--site", "https://us.github.io/docs/"),
        *words,
        GITHUB_EVENT_PATH=str(file),
        GITHUB_OUTPUT=str(output),
    )
    assert result.returncode == 0, result.stderr
    return dict(line.split("=", 1) for line in output.read_text().splitlines())


def test_a_stranger_gets_a_preview_and_a_comment(published, tmp_path):
    event = finished(published)
    published.pull(7, event["workflow_run"])
    failing = result("p/two.py", outcome="failed")
    programs = {"p_one": "passed", "p_two": "failed"}
    one = page("New words", title="@you [x](evil)", problems=3, **programs)
    tar = packed(write(tmp_path / "theirs", [result(), failing], one=one))
    published.artifact(event["workflow_run"], "preview", tar)
    words = ("--previews", "https://previews.example/")
    assert receive(published, tmp_path, event, *words) == {"number": "7", "shown": "true"}
    assert (tmp_path / "received/site/one/index.html").read_text().count("New words") == 1
    text = (tmp_path / "received/comment.md").read_text()
    assert "https://previews.example/pr-7/one/" in text
    assert "https://us.github.io/docs/one/" in text
    assert (
        "Failing: 1; not verified: 0; problems of the pages: 3" in text
        and "1 个代码块未通过" in text
    )


def test_a_hostile_artifact_gets_a_comment_that_says_why(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"<script>")
    github.artifact(event["workflow_run"], "preview", bad)
    assert receive(github, tmp_path, event) == {"number": "7", "shown": "false"}
    assert "damaged ZIP" in (tmp_path / "received/comment.md").read_text()
    assert not (tmp_path / "received/site").exists()


def test_a_site_whose_manifest_is_not_its_own_gets_a_comment_that_says_so(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    theirs = write(tmp_path / "theirs", one=page("One"))
    (theirs / "two.html").write_text("hidden")
    github.artifact(event["workflow_run"], "preview", packed(theirs))
    assert receive(github, tmp_path, event) == {"number": "7", "shown": "false"}
    said = "`manifest.json does not have the page 'two.html'`"
    assert said in (tmp_path / "received/comment.md").read_text()


def test_a_page_that_keeps_the_parser_busy_is_given_up(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    tar = packed(write(tmp_path / "theirs", one=Made("<a " * 300_000)))
    github.artifact(event["workflow_run"], "preview", tar)
    assert receive(github, tmp_path, event, "--seconds", "1")["shown"] == "false"
    assert "takes more than 1 s" in (tmp_path / "received/comment.md").read_text()


def test_a_build_that_failed_gets_a_comment_with_its_run(github, tmp_path):
    event = finished(github)
    github.pull(7, event["workflow_run"])
    assert receive(github, tmp_path, event)["shown"] == "false"
    text = (tmp_path / "received/comment.md").read_text()
    assert "has built no preview" in text and event["workflow_run"]["html_url"] in text


def test_a_pull_request_that_has_moved_on_gets_nothing(github, tmp_path):
    assert receive(github, tmp_path, finished(github)) == {"number": "", "shown": "false"}
    assert not (tmp_path / "received").exists()
