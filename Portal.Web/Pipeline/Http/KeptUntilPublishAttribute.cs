namespace Portal.Web.Pipeline.Http;

/// <summary>
/// This page or endpoint shows published content and nothing else: its answer may be kept whole and given to everybody until somebody publishes. Never put it on what
/// carries a form ticket, or reads anything that a publish does not announce.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptUntilPublishAttribute : Attribute;
