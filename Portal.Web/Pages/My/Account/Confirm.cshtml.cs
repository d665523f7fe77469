using Portal.Web.Pages.Shared;
using Portal.Web.Pipeline.Accounts;
using Portal.Web.Resources;

namespace Portal.Web.Pages.My.Account;

internal sealed class ConfirmModel(ILearnerDoor door, SiteText words) : ConfirmPage(door, words, "/my/account");
