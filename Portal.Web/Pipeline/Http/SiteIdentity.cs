using System.ComponentModel.DataAnnotations;

namespace Portal.Web.Pipeline.Http;

/// <summary>
/// Who runs this site, from the configuration section <c>Portal:Site</c>. Chinese government sites must carry these in every page's head and foot
/// (国办发〔2017〕47号 and its annexes); the sample values of Development are visibly 示例.
/// </summary>
internal sealed class SiteIdentity
{
    public const string Section = "Portal:Site";

    [Required]
    public string Name { get; set; } = "";

    /// <summary>主办单位.</summary>
    [Required]
    public string Organiser { get; set; } = "";

    /// <summary>承办单位.</summary>
    public string Operator { get; set; } = "";

    [Required]
    public string Address { get; set; } = "";

    /// <summary>The organiser's own telephone, for faults of the site.</summary>
    public string Phone { get; set; } = "";

    public string Mail { get; set; } = "";

    /// <summary>The site's host without scheme, for the <c>SiteDomain</c> meta tag.</summary>
    [Required]
    public string Domain { get; set; } = "";

    /// <summary>网站标识码: ten characters.</summary>
    [Required]
    [StringLength(10, MinimumLength = 10)]
    public string IdCode { get; set; } = "";

    public string Icp { get; set; } = "";

    /// <summary>公安机关备案标识.</summary>
    public string PoliceRecord { get; set; } = "";

    /// <summary>党政机关网站标识, as text.</summary>
    public string PartyMark { get; set; } = "";

    /// <summary>The line at the very top of each page.</summary>
    [Required]
    public string Notice { get; set; } = "";

    /// <summary>Where 马上离开 leads: an address elsewhere, or a page of this site that says nothing of reports.</summary>
    public string LeaveUrl { get; set; } = "~/weather";

    /// <summary>Turns the whole site grey on a day of mourning.</summary>
    public bool Mourning { get; set; }

    public SitePhones Phones { get; set; } = new();

    /// <summary>The same for the English pages; what is left out stands there in Chinese.</summary>
    public SiteInEnglish English { get; set; } = new();
}

/// <summary>What of the site's identity has an English wording.</summary>
internal sealed class SiteInEnglish
{
    public string Name { get; set; } = "";

    public string Organiser { get; set; } = "";

    public string Operator { get; set; } = "";

    public string Address { get; set; } = "";

    public string Phone { get; set; } = "";

    public string PartyMark { get; set; } = "";

    public string Notice { get; set; } = "";
}

/// <summary>The numbers shown wherever help is a call away. They are nationwide; a city may replace its own two.</summary>
internal sealed class SitePhones
{
    [Required]
    public string Safety { get; set; } = "12350";

    [Required]
    public string City { get; set; } = "12345";

    [Required]
    public string Fire { get; set; } = "119";

    [Required]
    public string Medical { get; set; } = "120";
}
