using Portal.Domain.Kernel;
using Portal.Web.Pipeline.Http;

namespace Portal.Web.Pages.Shared;

/// <summary>The site's identity as the theme sees it. What has no English stands in Chinese, and <c>Site.Chinese</c> says so, that the theme can mark it.</summary>
internal static class SiteFacts
{
    public static Dictionary<string, object?> Of(SiteIdentity site, Language language)
    {
        var chinese = new Dictionary<string, object?>();
        var facts = new Dictionary<string, object?>
        {
            ["Chinese"] = chinese,
            ["Domain"] = site.Domain,
            ["IdCode"] = site.IdCode,
            ["LeaveUrl"] = site.LeaveUrl,

            // The head of every page names the site as it is registered, whatever the language.
            ["RegisteredName"] = site.Name,
            ["TitleName"] = language is Language.English ? site.English.Name : site.Name,
            ["Phones"] = new Dictionary<string, object?>
            {
                ["Safety"] = site.Phones.Safety,
                ["City"] = site.Phones.City,
                ["Fire"] = site.Phones.Fire,
                ["Medical"] = site.Phones.Medical,
            },
        };
        Add("Name", site.Name, site.English.Name);
        Add("Organiser", site.Organiser, site.English.Organiser);
        Add("Operator", site.Operator, site.English.Operator);
        Add("Address", site.Address, site.English.Address);
        Add("Phone", site.Phone, site.English.Phone);
        Add("Notice", site.Notice, site.English.Notice);
        Add("Icp", site.Icp, "");
        Add("PoliceRecord", site.PoliceRecord, "");
        Add("PartyMark", site.PartyMark, site.English.PartyMark);
        return facts;

        void Add(string key, string inChinese, string inEnglish)
        {
            var isEnglish = language is Language.English && inEnglish.Length > 0;

            // Liquid takes an empty text for true; an absent value is false.
            facts[key] = isEnglish ? inEnglish : inChinese.Length == 0 ? null : inChinese;
            chinese[key] = language is Language.English && !isEnglish;
        }
    }
}
