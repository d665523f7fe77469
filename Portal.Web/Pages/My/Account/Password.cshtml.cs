using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.My.Account;

internal sealed class PasswordModel(ILearnerDoor door, AreaVisit visit, SiteText words) : PasswordPage(door, visit, words, "/my/account");
