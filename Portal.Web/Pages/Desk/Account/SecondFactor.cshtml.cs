using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Account;

[NeedsFreshProof]
internal sealed class SecondFactorModel(IStaffDoor door, AreaVisit visit, SiteText words) : SecondFactorPage(door, visit, words);
