using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk;

internal sealed class SignInModel(IStaffDoor door, AreaVisit visit, SiteText words) : SignInPage(door, visit, words, "/desk");
