"""What the office has not said of its site: values that 国办发〔2017〕47号 asks for and that no program may invent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from convert.model.finding import Finding, Severity
from convert.model.publication import Annotated, Publication

SITE = {
    **{"site_name": "网站名称 SiteName", "site_domain": "网站域名 SiteDomain", "site_id_code": "网站标识码 SiteIDCode"},
    **{"icp_number": "ICP 备案号", "police_number": "公安备案号"},
    **{"mark_url": "党政机关网站标识", "report_url": "政府网站找错"},
}
CONTACT = {"office": "主办单位", "telephone": "电话"}
"""Required in the head and the foot of every page, by the field that holds it."""
UNSET, UNRECORDED, EARLY, UNMET = "site-values-unset", "online-time-unrecorded", "online-time-early", "record-unmet"
LISTED = 6


def unset_values(publication: Publication, others: Sequence[Publication]) -> Iterator[Finding]:
    """One finding with all that is missing; a publication that says nothing bears the values of another of the same site."""
    groups = (group for group in (SITE, CONTACT) if not (publication.registered and _elsewhere(publication, others, group)))
    missing = [f"{field}（{name}）" for group in groups for field, name in group.items() if not getattr(publication, field)]
    if missing:
        message = f"《{publication.name}》的网站还没有填写：{'、'.join(missing)}。《政府网站发展指引》要求每个网页都有，程序不会编造"
        place = "里这种公报的文件中" if publication.registered else f"/publication-{publication.id}.yml，先新建这个文件登记公报"
        yield Finding(UNSET, Severity.WARNING, message, suggestion=f"写在 site_data{place}")


def _elsewhere(publication: Publication, others: Sequence[Publication], group: Mapping[str, str]) -> bool:
    """Whether all of a group is said by another publication of the site, and nothing of it by this one."""
    told = [each for each in others if any(getattr(each, field) for field in group)]
    return bool(told) and publication not in told


def unrecorded_times(issues: Sequence[Annotated]) -> Iterator[Finding]:
    """One finding with the issues of a publication whose time of web publication is not recorded (PubDate)."""
    missing = [each for each in issues if each.online is None]
    if missing:
        publication = missing[0].publication
        named = "、".join(each.issue.id for each in missing[:LISTED]) + ("等" if len(missing) > LISTED else "")
        message = f"《{publication.name}》有 {len(missing)} 期没有登记网上发布时间（{named}），这些网页没有 PubDate"
        advice = f"在 site_data/online.yml 里写“{publication.id}/{missing[0].issue.id}: 年-月-日 时:分”"
        yield Finding(UNRECORDED, Severity.WARNING, message, suggestion=advice)


def early_times(annotated: Annotated) -> Iterator[Finding]:
    """Nothing is on the web before it was signed."""
    online = annotated.online
    for document in annotated.issue.documents:
        if online and document.date and online.date() < document.date:
            times = f"网上发布时间{online:%Y-%m-%d %H:%M}早于成文日期{document.date.isoformat()}"
            message = f"《{document.title}》的{times}，请核对 site_data/online.yml"
            yield Finding(EARLY, Severity.WARNING, message)


def unmet_addresses(file: str, addresses: Iterable[str], issues: Sequence[Annotated]) -> Iterator[Finding]:
    """One finding with the recorded addresses that name no issue of a year at hand, or no document of an issue at hand."""
    at_hand = {f"{each.publication.id}/{each.issue.id}": each.issue for each in issues}
    years = {issue.partition("-")[0] for issue in at_hand}
    orders = {f"{address}/{document.order:02d}" for address, issue in at_hand.items() for document in issue.documents}
    unmet = [each for each in addresses if each not in at_hand and each not in orders and _parent(each) in (*at_hand, *years)]
    if unmet:
        named = "、".join(unmet[:LISTED]) + ("等" if len(unmet) > LISTED else "")
        message = f"site_data/{file} 里有 {len(unmet)} 个地址在这次生成的公报里没有（{named}），请核对；还没有到的期次不必改"
        yield Finding(UNMET, Severity.NOTE, message)


def _parent(address: str) -> str:
    """``qh/2024-01/05`` → its issue; ``qh/2024-01`` → its year."""
    issue, _, _document = address.rpartition("/")
    return issue if "/" in issue else address.partition("-")[0]
