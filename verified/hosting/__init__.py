"""What the workflows in .github/ do that matters, so that it runs and is tested on any machine.

``python3 -m verified.hosting COMMAND``; the standard library only, so that what publishes installs
nothing. ``--help`` lists the commands, ``COMMAND --help`` explains the arguments of one. GitHub is
reached through its command line, ``gh``, which a stand-in of that name on PATH can replace.
"""
