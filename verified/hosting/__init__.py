"""What the workflows in .github/ do that matters, so that it runs and is tested on any machine.

``python3 -m verified.hosting COMMAND``; the standard library only, so that what publishes installs
nothing. ``COMMAND --help`` explains its arguments. GitHub is reached through its command line,
``gh``, which a stand-in of that name on PATH can replace.

| command | who calls it | what it does |
|---|---|---|
| ``pack SITE TAR`` | ci.yml | the site as one file, the same bytes for the same files; its digest |
| ``changes`` | ci.yml | whether a pull request changes prose alone, for which jobs are skipped |
| ``gate`` | ci.yml | the required last job: did every job succeed that was meant to run |
| ``release`` | publish.yml | the artifact of a commit of main, if it may be published |
| ``notebooks TAR`` | publish.yml | the notebooks of a published site onto their branch, for Colab |
| ``receive`` | preview.yml | a stranger's artifact: its pull request, the check, the comment |
| ``put`` | preview.yml | a checked site into the previews' repository |
| ``comment`` | preview.yml | the one comment of a pull request, edited in place |
| ``sweep`` | sweep.yml | previews of closed pull requests out of the previews' repository |
"""
