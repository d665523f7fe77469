namespace Portal.Cms.Recipes;

/// <summary>What whoever runs a recipe may bring with it. A step that needs more is left out and named.</summary>
[Flags]
public enum ImportRights
{
    None = 0,

    /// <summary>Content, definitions, media, menus, settings of the site's look.</summary>
    Content = 1,

    /// <summary>Templates, shortcodes, placement and unsanitized HTML: code that runs for every visitor.</summary>
    Templates = 2,

    /// <summary>Features, roles, accounts, security settings: given only to the system and the security administrator together.</summary>
    Security = 4,

    /// <summary>The site's own recipe at its set-up.</summary>
    All = Content | Templates | Security,
}
