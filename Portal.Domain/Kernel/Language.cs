namespace Portal.Domain.Kernel;

/// <summary>A language of the site. Chinese first: what was sealed before there was a choice opens as Chinese.</summary>
public enum Language
{
    Chinese = 0,
    English = 1,
}
