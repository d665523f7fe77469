using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.My.Account;

[NeedsFreshProof]
internal sealed class SecondFactorModel(ILearnerDoor door, AreaVisit visit, SiteText words) : SecondFactorPage(door, visit, words);
