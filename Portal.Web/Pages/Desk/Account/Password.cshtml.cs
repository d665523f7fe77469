using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.Desk.Account;

internal sealed class PasswordModel(IStaffDoor door, AreaVisit visit, SiteText words) : PasswordPage(door, visit, words, "/desk/account");
