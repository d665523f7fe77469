using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Account;

internal sealed class ConfirmModel(IStaffDoor door, SiteText words) : ConfirmPage(door, words, "/desk/account");
