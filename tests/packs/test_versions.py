"""Which of two semantic versions is the later one."""

from __future__ import annotations

from itertools import pairwise

from trainer.packs.versions import next_patch, precedence

RISING = ("0.9.10", "1.0.0-1", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2",
          "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0")  # fmt: skip


def test_versions_are_ordered_as_semver_says() -> None:
    for earlier, later in pairwise(RISING):
        assert precedence(earlier) < precedence(later), (earlier, later)


def test_what_stands_behind_a_plus_does_not_count() -> None:
    assert precedence("1.0.0+a") == precedence("1.0.0+b.1") == precedence("1.0.0")


def test_the_next_patch_is_the_lowest_release_above() -> None:
    versions = ("1.0.9", "1.0.0-rc.1", "0.1.2+build.7", "2.0.3-1+x-y")
    assert [next_patch(one) for one in versions] == ["1.0.10", "1.0.0", "0.1.3", "2.0.3"]
    assert all(precedence(one) < precedence(next_patch(one)) for one in versions)
