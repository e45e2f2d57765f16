"""`vejviser portfolio`: many projects at once, and what a policy would change."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from vejviser.cli.localised import hint
from vejviser.cli.opening import (
    BadInputError,
    content_folder,
    given_day,
    laid,
    open_handbook,
    open_reference,
)
from vejviser.cli.paper import Paper
from vejviser.cli.portfolio_page import PortfolioPage
from vejviser.cli.texts import say
from vejviser.cli.timing import MOST_DRAWS, whole_number
from vejviser.export.wording import Wording
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import CONTENT, Handbook
from vejviser.portfolio.compare import compare
from vejviser.portfolio.dask_engine import NoDaskError, NoSchedulerError, dask_engine
from vejviser.portfolio.engine import Engine, local
from vejviser.portfolio.faults import PortfolioError
from vejviser.portfolio.figures import Figures, figures
from vejviser.portfolio.frame import OtherHandbookError, Setting, setting_of
from vejviser.portfolio.policy_file import read_policy
from vejviser.portfolio.read import read_portfolio
from vejviser.portfolio.run import Told, run
from vejviser.road.ending import cleared_away_first
from vejviser.road.faults import visible
from vejviser.road.project import Project

ENGINES = ("local", "dask")
MOST_WORKERS = 1024
MOST_SEED = 2**63 - 1


def portfolio_command(
    file: str,
    draws: str,
    seed: str,
    engine: str,
    workers: str,
    scheduler: str,
    policy: str,
    everything: bool,
    as_of: str,
    overlays: Sequence[str],
    as_json: bool,
    lang: Lang,
) -> int:
    """Print the figures of a portfolio, and of a policy beside them, or write them as JSON; 0."""
    gc.enable()  # a long run makes rings of values that must be collected
    counts = (
        whole_number("--draws", draws, None, 1, MOST_DRAWS, lang),
        whole_number("--seed", seed, None, 0, MOST_SEED, lang),
        whole_number("--workers", workers, None, 1, MOST_WORKERS, lang),
    )
    check_engine(engine, scheduler, lang)
    handbook = open_handbook()
    told_law = laid(handbook, overlays, lang)
    given = given_day(as_of, lang)
    day = given or dt.date.today()
    try:
        projects = read_portfolio(Path(file), told_law)
        chosen = read_policy(Path(policy), handbook) if policy else None
        setting = setting_of(handbook, _folder(), tuple(overlays), counts[0], counts[1])
        comparison = None
        with cleared_away_first(), _engine(engine, counts[2], scheduler, lang) as works:
            before = _figures(setting, handbook, projects, day, given is not None, works, lang)
            if chosen:
                under = replace(setting, policy=chosen)
                after = _figures(under, handbook, projects, day, given is not None, works, lang)
                comparison = compare(before, after)
    except PortfolioError as error:
        raise BadInputError(*error.lines(lang)) from None
    except OtherHandbookError:
        raise BadInputError(say("portfolio.other_handbook", lang)) from None
    words = Wording(
        handbook.with_overlays((comparison.after if comparison else before).run.setting.laid), lang
    )
    if as_json:
        from vejviser.export.portfolio_json import portfolio_json

        sys.stdout.write(portfolio_json(before, words, comparison))
        return 0
    page = PortfolioPage(words, open_reference(handbook), Paper(), everything)
    page.print(before, day, given is not None)
    if comparison:
        page.policy(comparison)
    page.end(before, comparison)
    return 0


def _folder() -> Path | None:
    """The directory of the handbook's pages, None for the one shipped: workers have their own."""
    folder = content_folder()
    return None if folder == CONTENT else folder.absolute()


def _figures(
    setting: Setting,
    handbook: Handbook,
    projects: Sequence[Project],
    day: dt.date,
    fixed: bool,
    engine: Engine,
    lang: Lang,
) -> Figures:
    with progress(lang) as told:
        return figures(run(setting, projects, day, fixed, engine, told=told), handbook)


@contextlib.contextmanager
def _engine(name: str, workers: int, scheduler: str, lang: Lang) -> Iterator[Engine]:
    with contextlib.ExitStack() as stack:
        if name == "local":
            yield stack.enter_context(local(workers))
            return
        try:
            found = stack.enter_context(dask_engine(workers, scheduler))
        except NoDaskError:
            raise BadInputError(say("portfolio.no_dask", lang)) from None
        except NoSchedulerError:
            raise BadInputError(say("portfolio.no_scheduler", lang, address=visible(scheduler))) from None
        yield found


@contextlib.contextmanager
def progress(lang: Lang) -> Iterator[Told | None]:
    """What to tell of a run as it goes on: one line on a terminal, nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return

    def told(phase: str, done: int, count: int) -> None:
        key = "portfolio.progress_plan" if phase == "plan" else "portfolio.progress_simulate"
        sys.stderr.write(f"\r\x1b[K{say(key, lang, done=done, count=count)}")
        sys.stderr.flush()

    try:
        yield told
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def check_engine(engine: str, scheduler: str, lang: Lang) -> None:
    """Nothing, or raises `BadInputError` for an engine that does not exist or cannot have a scheduler."""
    if engine not in ENGINES:
        near = hint(engine, ENGINES, lang)
        raise BadInputError(say("portfolio.engine", lang, value=visible(engine), nearest=near))
    if scheduler and engine != "dask":
        raise BadInputError(say("portfolio.scheduler_alone", lang))
