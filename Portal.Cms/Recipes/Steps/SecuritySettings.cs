namespace Portal.Cms.Recipes.Steps;

/// <summary>Settings that decide who comes in and what a browser may do: not for content staff to bring.</summary>
internal static class SecuritySettings
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "SuperUser", "SiteSalt", "BaseUrl", "LoginSettings", "RegistrationSettings", "RegisterSettings", "ResetPasswordSettings", "ExternalLoginSettings", "ExternalRegistrationSettings",
        "ChangeEmailSettings", "SecuritySettings", "CorsSettings", "HttpsSettings", "ReCaptchaSettings", "IdentitySettings", "UserSettings", "RoleLoginSettings",
        "ReverseProxySettings", "ContentAuditTrailSettings", "AuditTrailSettings", "AuditTrailTrimmingSettings", "SmtpSettings", "EmailSettings", "AzureEmailSettings",
        "SmsSettings", "FacebookSettings", "FacebookLoginSettings", "GitHubAuthenticationSettings", "GoogleAuthenticationSettings", "TwitterSettings", "TwitterSigninSettings",
        "MicrosoftAccountSettings", "AzureADSettings", "KeyVaultSettings",
    };

    private static readonly string[] Families = ["OpenId", "TwoFactor"];

    public static bool Holds(string name) =>
        Names.Contains(name) || Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase)) || name.EndsWith("LoginSettings", StringComparison.OrdinalIgnoreCase);
}
