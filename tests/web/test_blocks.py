"""The building blocks of pages: the markup that the design system asks for, in both languages, and safe."""

from __future__ import annotations

import gzip
import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.translation import override
from lxml import html

from tests.browser.showcase import GOOD, PAGE, Answers
from tests.browser.showcase import page as showcase
from vejviser.export.picture import svg
from vejviser.handbook.entries import LANGS, MARKS, STAGES
from vejviser.web.assets import AssetsMissingError, vendor_folder
from vejviser.web.form_markup import widget
from vejviser.web.templatetags.components import told_size

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src/vejviser/web"


def made(source: str, lang: str = "da", **values: object) -> html.HtmlElement:
    """A template rendered in a language, as the children of one element."""
    whole = engines["django"].from_string("{% load words components %}" + source)
    with override(lang):
        return html.fragment_fromstring(
            whole.render(values, RequestFactory().get("/?q=a&page=2")), create_parent="div"
        )


def text(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())


# -- forms ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["name", "mail", "purpose", "region", "start", "agreed"])
def test_a_field_has_a_label_and_is_described_by_its_hint_and_error(name: str) -> None:
    found = made("{% field one %}", one=Answers({"mail": "no"})[name])
    element = found.get_element_by_id(f"id_{name}")
    assert found.xpath(f"//label[@for='id_{name}']")
    assert element.get("aria-invalid") == "true"
    for told in element.get("aria-describedby").split():
        assert found.get_element_by_id(told) is not None
    assert "form-error" in found.xpath("//div[contains(@class, 'form-group')]")[0].get("class")


@pytest.mark.parametrize(("name", "kind"), [("role", "radio"), ("material", "checkbox")])
def test_choices_stand_in_a_fieldset_with_a_legend(name: str, kind: str) -> None:
    found = made("{% field one %}", one=Answers(initial={"role": "triage", "material": ["text"]})[name])
    [fieldset] = found.xpath("//fieldset")
    assert found.get_element_by_id(fieldset.get("aria-labelledby")).tag == "legend"
    boxes = fieldset.xpath(f".//div[@class='form-group-{kind}']/input[@type='{kind}'][@class='form-{kind}']")
    assert len(boxes) == 2
    assert [box.get("checked") is not None for box in boxes] == [name == "role", name == "material"]
    for box in boxes:
        assert box.getnext().tag == "label"
        assert box.getnext().get("for") == box.get("id")


def test_a_field_that_may_be_left_out_says_so() -> None:
    form = Answers()
    assert "(frivilligt)" in text(made("{% field one %}", one=form["mail"]))
    assert "(optional)" in text(made("{% field one %}", "en", one=form["mail"]))
    assert "frivilligt" not in text(made("{% field one %}", one=form["name"]))


def test_a_lone_checkbox_is_optional_without_saying_so() -> None:
    class Digest(forms.Form):
        weekly = forms.BooleanField(label="Send mig et ugebrev", required=False)

    assert text(made("{% field one %}", one=Digest()["weekly"])) == "Send mig et ugebrev"


def test_a_long_text_is_counted_and_not_cut() -> None:
    found = made("{% field one %}", one=Answers()["purpose"])
    assert found.xpath("//div[contains(@class, 'form-limit')]/@data-maxlength") == ["200"]
    assert found.xpath("//textarea/@maxlength") == []


def test_a_date_is_written_by_day_month_and_year_and_sent_under_its_name() -> None:
    found = made("{% field one %}", one=Answers(initial=GOOD)["start"])
    assert found.xpath("//div[@class='date-picker']/input[@type='text'][@name='start']/@value") == [
        "31/01/2027"
    ]


def test_a_calendar_of_the_browser_is_kept() -> None:
    class Native(forms.Form):
        day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))

    assert widget(Native()["day"]).kind == "input"


def test_attributes_and_classes_of_a_widget_are_kept() -> None:
    class Live(forms.Form):
        name = forms.CharField(
            widget=forms.TextInput(attrs={"class": "wide", "hx-post": "/x", "autocomplete": "name"})
        )

    [element] = made("{% field one %}", one=Live()["name"]).xpath("//input")
    assert (element.get("class"), element.get("hx-post"), element.get("autocomplete")) == (
        "form-input wide",
        "/x",
        "name",
    )


def test_every_fault_is_listed_and_leads_to_its_field() -> None:
    form = Answers({"mail": "no"})
    found = made("{% error_summary form %}{% for one in form %}{% field one %}{% endfor %}", form=form)
    links = found.xpath("//*[@data-module='error-summary']//a/@href")
    assert len(links) == 7
    for link in links:
        assert found.get_element_by_id(link.removeprefix("#")).tag in ("input", "select", "textarea")
    assert "Svarene hænger ikke sammen" in text(found)
    assert "Hvad gør produktet? Dette felt" in text(found)


def test_a_form_without_faults_has_no_summary() -> None:
    assert len(made("{% error_summary form %}", form=Answers())) == 0


def test_nothing_that_someone_wrote_becomes_markup() -> None:
    evil = "<script>alert(1)</script>"
    found = made(
        "{% link_card '/' evil evil above=evil %}{% chip evil %}{% source_line cites %}{% breadcrumb cites %}"
        "{% definition_list cites %}{% tags cites %}{% download '/' evil evil 1 %}{% tabs tabs evil %}"
        "{% alert 'info' evil %}{{ evil }}{% endalert %}{% details evil %}{{ evil }}{% enddetails %}"
        "{% icon 'info' evil %}{% field form.name %}{% error_summary form %}{% settled 0.1 evil %}",
        evil=evil,
        cites=[(evil, ""), (evil, "/")],
        tabs=[(evil, "/", True)],
        form=Answers({"name": evil * 9}),
    )
    assert found.xpath("//script") == []


# -- what a page says -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_a_sign_to_the_eye_and_words_to_the_ear(mark: str, lang: str) -> None:
    found = made("{% mark kind %}", lang, kind=mark)
    assert found.xpath("//*[@aria-hidden='true']")[0].text in "✓≈?∴"
    assert len(found.xpath("//*[@class='sr-only']")[0].text) > 5


def test_an_unknown_mark_is_nothing() -> None:
    assert text(made("{% mark kind %}", kind=None)) == ""


def test_sources_are_linked_where_an_address_is_known() -> None:
    found = made(
        "{% source_line cites mark='memory' %}",
        cites=[("MDR, art. 2", "https://example.org"), ("Praksis", "")],
    )
    assert found.xpath("//a/@href") == ["https://example.org"]
    assert text(found) == "Kilder: MDR, art. 2; Praksis · ? efter hukommelsen"
    assert text(made("{% source_line cites %}", "en", cites=[("MDR", "")])) == "Source: MDR"


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_told_by_number_and_name(stage: str) -> None:
    found = made("{% stage_band stage level=3 %}", stage=stage)
    assert text(found.xpath("//h3")[0]).startswith(f"Etape {STAGES.index(stage) + 1}: ")


@pytest.mark.parametrize(
    ("size", "da", "en"),
    [(None, "", ""), (0, "0 B", "0 B"), (999, "999 B", "999 B"), (1500, "1,5 kB", "1.5 kB"), (24_310, "24 kB", "24 kB"),
     (3_200_000, "3,2 MB", "3.2 MB")],
)  # fmt: skip
def test_a_size_is_told_in_the_unit_that_fits(size: int | None, da: str, en: str) -> None:
    with override("da"):
        assert told_size(size) == da
    with override("en"):
        assert told_size(size) == en


@pytest.mark.parametrize(("share", "percent"), [(0, "0"), (0.999, "99"), (1, "100"), (1.2, "100"), (-1, "0")])
def test_a_road_is_settled_only_when_all_of_it_is(share: float, percent: str) -> None:
    assert made("{% settled share %}", share=share).xpath("//progress/@value") == [percent]


def test_pages_of_a_list_keep_what_else_stands_in_the_address() -> None:
    found = made("{% pagination page %}", page=Paginator(range(100), 10).page(5))
    assert found.xpath("//*[@rel='next']/@href") == ["?q=a&page=6"]
    assert found.xpath("//*[@aria-current='page']/@aria-label") == ["Side 5"]
    assert len(made("{% pagination page %}", page=Paginator(range(5), 10).page(1))) == 0


def test_the_last_page_of_a_breadcrumb_is_this_one() -> None:
    found = made("{% breadcrumb pages %}", pages=[("Forside", "/"), ("Her", "/her")])
    assert [text(item) for item in found.xpath("//li[@aria-current='page']")] == ["Her"]
    assert found.xpath("//a/@href") == ["/"]


def test_folds_are_open_until_the_script_closes_them() -> None:
    found = made("{% accordion %}{% fold 'A' 'a' %}x{% endfold %}{% endaccordion %}")
    assert found.xpath("//button[@aria-controls='a']/@aria-expanded") == ["true"]
    assert found.get_element_by_id("a").get("aria-hidden") == "false"


# -- all of them ----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_both_languages_have_the_same_markup() -> None:
    pages = {}
    for lang in LANGS:
        with override(lang):
            pages[lang] = html.fromstring(showcase(RequestFactory().get("/showcase/")).content)
    shapes = {lang: [element.tag for element in page.iter()] for lang, page in pages.items()}
    assert shapes["da"] == shapes["en"]


def test_every_string_of_a_block_stands_in_both_languages() -> None:
    for path in (WEB / "templates/components").glob("*.html"):
        source = path.read_text("utf-8")
        said = re.findall(r"{% say ([\"'])(.*?)\1 ([\"'])(.*?)\3", source)
        assert len(said) == source.count("{% say"), path
        assert all(da and en and (da != en or da == "Information") for _, da, _, en in said), path
        bare = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>|\(|\)", "", source)
        assert not re.search(r"[^\W\d_]{2,}", bare), path


def test_each_tag_is_shown_in_the_showcase() -> None:
    source = (WEB / "templatetags/components.py").read_text("utf-8")
    tags = set(re.findall(r"@register[^\n]*\n(?:def|@[^\n]*\ndef) (\w+)", source))
    assert len(tags) > 20
    assert {tag for tag in tags if f"{{% {tag} " not in PAGE and f"{{% {tag} %}}" not in PAGE} == set()


def test_each_icon_that_a_template_draws_is_in_the_sprite() -> None:
    spec = importlib.util.spec_from_file_location("assets_script", ROOT / "scripts/assets.py")
    assert spec is not None
    assert spec.loader is not None
    script: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    drawn = {
        name
        for path in (WEB / "templates").rglob("*.html")
        for name in re.findall(r"{% icon [\"']([a-z-]+)[\"']", path.read_text("utf-8"))
    }
    assert drawn <= set(script.ICONS)
    assert {"info", "success", "warning", "error"} <= set(script.ICONS)


def test_page_and_picture_have_the_same_colours() -> None:
    css = (WEB / "static/site/site.css").read_text("utf-8")
    for name in ("INK", "GREY", "THIN", "RULE", "PAPER", "BAND", "CRITICAL", "OTHER", "EDGE", "SIGN", "ZONE"):
        assert f"--{name.lower()}: {getattr(svg, name)};" in css


def test_our_own_files_are_small() -> None:
    assert (WEB / "static/site/site.css").stat().st_size <= 18_000
    assert (WEB / "static/site/site.js").stat().st_size <= 10_000


def test_no_template_has_style_or_script_of_its_own() -> None:
    for path in (WEB / "templates").rglob("*.html"):
        assert not re.search(
            r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?! src=)|hx-on", path.read_text("utf-8")
        ), path


@pytest.mark.django_db
def test_a_front_page_weighs_little_on_its_way() -> None:
    try:
        vendor = vendor_folder()
    except AssetsMissingError as missing:
        pytest.skip(str(missing))
    client = Client(headers={"accept-encoding": "gzip"})
    front = client.get("/")
    page = gzip.decompress(front.content) if "content-encoding" in front.headers else front.content
    files = set(html.fromstring(page).xpath("//link/@href | //script/@src | //img/@src"))
    static = next(one for one in files if "dkfds.min.css" in one).removesuffix("css/dkfds.min.css")
    files |= {f"{static}img/icons.svg"}
    files |= {
        f"{static}fonts/{one.name}"
        for one in vendor.glob("dkfds/fonts/*")
        if "Latin1" in one.name or "Pi" in one.name
    }
    weight = len(front.content)
    for one in files:
        sent = client.get(one)
        weight += len(sent.getvalue())
        if "/vendor/" in one and not one.endswith(".woff2"):
            assert sent.headers["content-encoding"] == "gzip", one
        sent.close()
    assert weight < 350_000
