"""Stability of every state for every decision maker."""

from __future__ import annotations

from modusvivendi.methods.stability.solve import concepts as option_form
from modusvivendi.methods.stability.solve import drawn, simultaneous
from modusvivendi.methods.stability.solve.bounds import EXTENSIONS
from modusvivendi.methods.stability.solve.checks import ModelError
from modusvivendi.methods.stability.solve.model import Choices, Mask, Model

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")


def solve(model: Model, concepts: tuple[str, ...] = CONCEPTS, *, unknown: str = "a") -> dict[str, Mask]:
    """Who finds which states stable, in the concepts that are asked and no others.

    Args:
        model: of :func:`model`, :func:`choices` or :func:`graph_model`.
        concepts: of ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq`` and ``sim``; ``sim`` needs option form.
        unknown: how unknown comparisons are taken, ``a`` to ``d`` (see ``bounds``); of no effect without any.

    Returns:
        {concept: truth values of shape (n, m)}; an equilibrium is stable for all, ``found[concept].all(axis=0)``.

    Raises:
        ModelError: a concept or an extension is none, or ``sim`` is asked of a drawn graph or is too large.
    """
    unknown_concepts = [concept for concept in concepts if concept not in CONCEPTS]
    if unknown_concepts:
        raise ModelError([f"{', '.join(unknown_concepts)}: concepts are {', '.join(CONCEPTS)}"])
    if unknown not in EXTENSIONS:
        raise ModelError([f"{unknown}: unknown preferences are taken as {', '.join(EXTENSIONS)}"])
    plain = tuple(concept for concept in concepts if concept != "sim")
    if isinstance(model, Choices):
        found = option_form.stable(model, plain, unknown) if plain else {}
        if "sim" in concepts:
            found["sim"] = simultaneous.stable(model, unknown)
    else:
        if "sim" in concepts:
            raise ModelError(["sim needs the option form: on drawn moves there are no joint states"])
        found = drawn.stable(model, plain, unknown)
    return {concept: found[concept] for concept in concepts}
