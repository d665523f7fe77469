namespace Portal.Web.Adapters.HumanCheck;

/// <summary>
/// <c>Portal:Recaptcha</c>. Off unless <c>Version</c> is v2 or v3. The addresses are settings because www.google.com is not reached from
/// everywhere: <c>https://www.recaptcha.net/recaptcha/api/siteverify</c> answers alike.
/// </summary>
internal sealed record RecaptchaSettings(
    int Version,
    string SiteKey,
    string Secret,
    Uri VerifyAddress,
    Uri ScriptAddress,
    double MinScore,
    IReadOnlyList<string> Hostnames,
    TimeSpan Timeout)
{
    /// <summary>What version 3 is told that the visitor is doing.</summary>
    public const string Action = "account";

    private const string Section = "Portal:Recaptcha";

    /// <summary>Null when it is off; throws with the name of the setting when it is on and incomplete.</summary>
    public static RecaptchaSettings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        int version;
        switch (section["Version"])
        {
            case null or "" or "off":
                return null;
            case "v2":
                version = 2;
                break;
            case "v3":
                version = 3;
                break;
            case var other:
                throw new InvalidOperationException($"{Section}:Version is '{other}'; it can be 'off', 'v2' or 'v3'.");
        }

        var hostnames = (section.GetSection("Hostnames").Get<string?[]>() ?? []).OfType<string>().Where(name => name.Length > 0).ToList();
        return new RecaptchaSettings(
            version,
            Needed(section, "SiteKey"),
            Needed(section, "Secret"),
            section.GetValue("VerifyAddress", new Uri("https://www.google.com/recaptcha/api/siteverify")),
            section.GetValue("ScriptAddress", new Uri("https://www.recaptcha.net/recaptcha/api.js")),
            section.GetValue("MinScore", 0.5),
            hostnames.Count > 0
                ? hostnames
                : throw new InvalidOperationException($"{Section}:Hostnames is missing: the names under which this site is reached."),
            TimeSpan.FromSeconds(section.GetValue("TimeoutSeconds", 5.0)));
    }

    private static string Needed(IConfiguration section, string name) =>
        section[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{Section}:{name} is missing.");
}
