using Fluid;
using Fluid.Ast;

namespace Portal.Cms.Liquid.Display;

/// <summary>Finds filters that nobody knows: Liquid lets them pass in silence, and an editor's slip of the pen would be hard to find.</summary>
internal sealed class UnknownFilters : AstVisitor
{
    private readonly FilterCollection _known;
    private string? _unknown;

    private UnknownFilters(FilterCollection known) => _known = known;

    public static string? In(IFluidTemplate template, FilterCollection known)
    {
        var visitor = new UnknownFilters(known);
        visitor.VisitTemplate(template);
        return visitor._unknown;
    }

    public static int LineOf(string filter, string source) =>
        Array.FindIndex(source.Split('\n'), line => line.Contains(filter, StringComparison.Ordinal) && line.Contains('|', StringComparison.Ordinal)) + 1;

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!_known.TryGetValue(filterExpression.Name, out _))
        {
            _unknown ??= filterExpression.Name;
        }

        return base.VisitFilterExpression(filterExpression);
    }
}
