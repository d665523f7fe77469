using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Parlot.Fluent;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Tags;

/// <summary>Liquid with all of Orchard's tags, the layout's among them.</summary>
internal sealed class DisplayParser : ThemeParser
{
    /// <summary>What a tag with named arguments does.</summary>
    internal delegate ValueTask TagAction(TagArguments arguments, TextWriter writer, DisplayContext context);

    /// <summary>What a tag does to the shape that it names first.</summary>
    internal delegate void ShapeAction(Shapes.Shape shape, TagArguments arguments);

    /// <summary>What a tag around a text does with it.</summary>
    internal delegate ValueTask BlockAction(TagArguments arguments, string inner, TextWriter writer, DisplayContext context);

    public DisplayParser()
    {
        ShapeTags.Register(this);
        ElementTags.Register(this);
        ResourceTags.Register(this);
        foreach (var (name, tag) in RegisteredTags.ToList())
        {
            RegisteredTags[name] = new LinedTag(tag);
        }
    }

    public void Tag(string name, TagAction act) => RegisterParserTag(name, ZeroOrOne(ArgumentsList), async (arguments, writer, _, context) =>
    {
        if (context is DisplayContext display)
        {
            await act(await TagArguments.ReadAsync(arguments, context), writer, display);
        }

        return Completion.Normal;
    });

    /// <summary>A tag of Orchard that has nothing to do here, whatever it is given.</summary>
    public void IdleTag(string name) => Tag(name, static (_, _, _) => default);

    /// <summary><c>{% name Shape, arguments %}</c>; Orchard writes it without the comma.</summary>
    public void ShapeTag(string name, ShapeAction act) =>
        RegisterParserTag(name, Primary.AndSkip(ZeroOrOne(Comma)).And(ZeroOrOne(ArgumentsList)), async (given, _, _, context) =>
        {
            if (await TagArguments.ValueAsync(given.Item1, context) is Shapes.Shape shape)
            {
                act(shape, await TagArguments.ReadAsync(given.Item2, context));
            }

            return Completion.Normal;
        });

    public void Block(string name, BlockAction act) => RegisterParserBlock(name, ZeroOrOne(ArgumentsList), async (arguments, statements, writer, encoder, context) =>
    {
        if (context is not DisplayContext display)
        {
            return Completion.Normal;
        }

        var given = await TagArguments.ReadAsync(arguments, context);
        var (inner, completion) = await InnerAsync(statements, encoder, context);
        await act(given, inner, writer, display);
        return completion;
    });

    private static async ValueTask<(string Inner, Completion Completion)> InnerAsync(IReadOnlyList<Statement> statements, TextEncoder encoder, TemplateContext context)
    {
        var inner = new BoundedWriter();
        foreach (var statement in statements)
        {
            var completion = await statement.WriteToAsync(inner, encoder, context);
            if (completion is not Completion.Normal)
            {
                return (inner.ToString(), completion);
            }
        }

        return (inner.ToString(), Completion.Normal);
    }
}
