using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Tags;

/// <summary>
/// Holds ranges to what one page may cost. Liquid makes the whole list of <c>(1..2000000000)</c> before its first step is counted, so the ends are looked at first.
/// </summary>
internal sealed class BoundedRanges : AstRewriter
{
    /// <summary>More than a page's steps could walk through.</summary>
    private const decimal LongestRange = 100_000;

    private List<Expression>? _ends;

    public override Expression Visit(Expression expression)
    {
        if (_ends is { } ends)
        {
            ends.Add(expression);
            return expression;
        }

        return base.Visit(expression);
    }

    /// <summary>Some index is a range. It would mean nothing, and a rewriter leaves indexes as they are.</summary>
    public bool HasRangeAsIndex { get; private set; }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        foreach (var index in memberExpression.Segments.OfType<IndexerSegment>())
        {
            HasRangeAsIndex |= !ReferenceEquals(Visit(index.Expression), index.Expression);
        }

        return memberExpression;
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        // The ends of a range are nobody's to read but a visitor's.
        var ends = _ends = [];
        base.VisitRangeExpression(rangeExpression);
        _ends = null;
        return new BoundedRange(rangeExpression, ends);
    }

    private sealed class BoundedRange(RangeExpression range, List<Expression> ends) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            decimal? first = null;
            foreach (var end in ends)
            {
                var number = (await end.EvaluateAsync(context)).ToNumberValue();
                if (Math.Abs(number) > LongestRange || (first is { } start && Math.Abs(number - start) > LongestRange))
                {
                    throw new DisplayLimitException("A range is too long.");
                }

                first ??= number;
            }

            var made = await range.EvaluateAsync(context);
            if (context is DisplayContext display && made is ArrayValue list)
            {
                display.Spend(list.Values.Count);
            }

            return made;
        }
    }
}
