namespace Portal.Cms.Liquid;

/// <summary>What is wrong with a template, for the editor who wrote it. A visitor never sees it: he gets the plain default.</summary>
/// <param name="Template">The template's name, or of a body the item and part it stands in.</param>
/// <param name="Line">The line in its source, from 1; 0 where it is not known.</param>
public sealed record TemplateFault(string Template, int Line, string Message);
