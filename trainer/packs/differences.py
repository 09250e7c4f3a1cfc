"""Compares two versions of a pack, item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trainer.core.pack_difference import (
    ChangeKind,
    FieldChange,
    ItemChange,
    ItemKind,
    PackDifference,
    PackName,
)
from trainer.core.scenario import Pack
from trainer.packs.difference_items import Item, items_of
from trainer.packs.folding import Folder

Address = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Loose:
    """An item that only one version has, at least in this place."""

    change: ChangeKind
    above: Address
    item: Item

    @property
    def key(self) -> tuple[ItemKind, str, str]:
        return self.item.kind, self.item.key, self.item.title

    def told(self) -> ItemChange:
        return ItemChange(self.item.kind, self.change, self.above + self.item.path, self.item.title)


def compare(
    old: Pack,
    new: Pack,
    *,
    old_files: Mapping[str, str] | None = None,
    new_files: Mapping[str, str] | None = None,
) -> PackDifference:
    """Return everything that differs between two versions of a pack.

    A named set that changed is told once, not again with each need that names it.

    Args:
        old: The earlier version, or what is here.
        new: The later version, or what would come.
        old_files: Name → SHA-256 of its files, so that recordings and pictures can be compared too.
        new_files: Likewise.
    """
    run = _Comparison(Folder(old.phrases), Folder(new.phrases))
    found = run.item((), items_of(old, old_files or {}), items_of(new, new_files or {}))
    return PackDifference(_name(old), _name(new), tuple(run.settled(list(found))))


def _name(pack: Pack) -> PackName:
    return PackName(pack.id, pack.version, pack.title, pack.content_hash)


class _Comparison:
    def __init__(self, fold_old: Folder, fold_new: Folder) -> None:
        self._fold_old = fold_old
        self._fold_new = fold_new

    def item(
        self, above: Address, old: Item, new: Item, *, was_at: Address = ()
    ) -> Iterator[ItemChange | _Loose]:
        """Yield what differs in an item that both versions have, and then in the items inside.

        Args:
            above: Address of what it stands in.
            old: As it was.
            new: As it is.
            was_at: Its address before, if it has another one now.
        """
        address = above + new.path
        fields = (*self._fields(old, new), *_orders(old, new))
        if was_at:
            yield ItemChange(new.kind, ChangeKind.MOVED, address, new.title, fields, was_at)
        elif fields:
            yield ItemChange(new.kind, ChangeKind.CHANGED, address, new.title, fields)
        yield from self._inside(address, was_at or address, old, new)

    def _inside(
        self, address: Address, old_address: Address, old: Item, new: Item
    ) -> Iterator[ItemChange | _Loose]:
        partners = _paired(old.inside, new.inside)
        for after in new.inside:
            before = partners.get(id(after))
            if before is None:
                yield _Loose(ChangeKind.ADDED, address, after)
            else:
                was_at = () if before.key == after.key else old_address + before.path
                yield from self.item(address, before, after, was_at=was_at)
        found = {id(before) for before in partners.values()}
        for before in old.inside:
            if id(before) not in found:
                yield _Loose(ChangeKind.REMOVED, old_address, before)

    def _fields(self, old: Item, new: Item) -> Iterator[FieldChange]:
        for name in {**old.fields, **new.fields}:
            before, after = old.fields.get(name), new.fields.get(name)
            if before == after:
                continue
            if new.kind is ItemKind.PHRASES:
                before, after = self._fold_old.fold_inside(before), self._fold_new.fold_inside(after)
            else:
                before, after = self._fold_old.fold(before), self._fold_new.fold(after)
            if before != after:
                yield FieldChange(name, before, after)

    def settled(self, found: Sequence[ItemChange | _Loose]) -> Iterator[ItemChange]:
        """Tell what went from one scenario, turn or quiz to another as moved, not as removed and added."""
        loose = [one for one in found if isinstance(one, _Loose) and one.item.title]
        added = _alone((one for one in loose if one.change is ChangeKind.ADDED), lambda one: one.key)
        removed = _alone((one for one in loose if one.change is ChangeKind.REMOVED), lambda one: one.key)
        for one in found:
            if isinstance(one, ItemChange):
                yield one
            elif added.get(one.key) is one and one.key in removed:
                before = removed[one.key]
                moved = self.item(one.above, before.item, one.item, was_at=before.above + before.item.path)
                yield from (part if isinstance(part, ItemChange) else part.told() for part in moved)
            elif not (removed.get(one.key) is one and one.key in added):
                yield one.told()


def _paired(old: Sequence[Item], new: Sequence[Item]) -> dict[int, Item]:
    """Find for each new item what it was: by its id, else by all that it holds, else by its title.

    Returns:
        `id` of the new item → the old one.
    """
    partners: dict[int, Item] = {}
    for trait in (_by_key, _by_content, _by_title):
        found = {id(before) for before in partners.values()}
        left = _alone((one for one in old if id(one) not in found), trait)
        right = _alone((one for one in new if id(one) not in partners), trait)
        partners |= {id(right[key]): left[key] for key in left if key in right}
    return partners


def _by_key(item: Item) -> object:
    return item.kind, item.key


def _by_content(item: Item) -> object:
    return item.kind, repr((item.fields, item.inside))


def _by_title(item: Item) -> object:
    return (item.kind, item.title) if item.title else id(item)


_Kind = TypeVar("_Kind")


def _alone(items: Iterable[_Kind], trait: Callable[[_Kind], object]) -> dict[object, _Kind]:
    """Return the items that no other one shares the trait with."""
    groups: dict[object, list[_Kind]] = {}
    for item in items:
        groups.setdefault(trait(item), []).append(item)
    return {key: group[0] for key, group in groups.items() if len(group) == 1}


def _orders(old: Item, new: Item) -> Iterator[FieldChange]:
    for kind in dict.fromkeys(item.kind for item in new.inside if item.is_ordered):
        before, after = _keys(old, kind), _keys(new, kind)
        stayed = set(before) & set(after)
        before, after = (tuple(filter(stayed.__contains__, keys)) for keys in (before, after))
        if before != after:
            yield FieldChange(f"order-of-{kind.value}", before, after)


def _keys(item: Item, kind: ItemKind) -> tuple[str, ...]:
    return tuple(one.key for one in item.inside if one.kind is kind)
