using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.My;

internal sealed class SignInModel(ILearnerDoor door, AreaVisit visit, SiteText words) : SignInPage(door, visit, words, "/my");
