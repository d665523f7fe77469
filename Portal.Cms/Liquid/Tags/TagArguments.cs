using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Portal.Cms.Liquid.Tags;

/// <summary>What a tag was given: values by name, and values without.</summary>
internal sealed class TagArguments
{
    private readonly List<(string Name, FluidValue Value)> _named = [];
    private readonly List<FluidValue> _plain = [];

    public IReadOnlyList<(string Name, FluidValue Value)> Named => _named;

    public IReadOnlyList<FluidValue> Plain => _plain;

    /// <summary>The first value without a name.</summary>
    public FluidValue Main => _plain.Count > 0 ? _plain[0] : NilValue.Instance;

    public FluidValue this[string name]
    {
        get
        {
            foreach (var (key, value) in _named)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return NilValue.Instance;
        }
    }

    public string Text(string name) => this[name].ToStringValue();

    /// <summary>The value of a name, or the first one without a name.</summary>
    public string TextOrMain(string name) => this[name] is var value && value.IsNil() ? Main.ToStringValue() : value.ToStringValue();

    public void Add(string name, FluidValue value) => _named.Add((name, value));

    /// <summary><c>previous_text</c> is the member <c>PreviousText</c> of a shape.</summary>
    public static string MemberName(string argument) =>
        string.Concat(argument.Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static async ValueTask<TagArguments> ReadAsync(IReadOnlyList<FilterArgument>? given, TemplateContext context)
    {
        var arguments = new TagArguments();
        foreach (var argument in given ?? [])
        {
            var value = await ValueAsync(argument.Expression, context);
            if (string.IsNullOrEmpty(argument.Name))
            {
                arguments._plain.Add(value);
            }
            else
            {
                arguments._named.Add((argument.Name, value));
            }
        }

        return arguments;
    }

    /// <summary>A range is no argument of any tag of ours, and could be of any length.</summary>
    public static ValueTask<FluidValue> ValueAsync(Expression expression, TemplateContext context) =>
        expression is RangeExpression ? NilValue.Instance : expression.EvaluateAsync(context);

    /// <summary>What a filter was given by name.</summary>
    public static TagArguments Of(FilterArguments given)
    {
        var arguments = new TagArguments();
        arguments._named.AddRange(given.Names.Select(name => (name, given[name])));
        return arguments;
    }
}
