using System.Text;
using Fluid.Values;
using Portal.Cms.Liquid.Shapes;

namespace Portal.Cms.Liquid.Display;

/// <summary>Renders shapes by their templates. A template that fails is passed over for the next one that fits, down to the built-in one.</summary>
internal static class ShapeRendering
{
    private const int DeepestShape = 24;

    public static async ValueTask<string> RenderAsync(Shape shape, DisplayContext context)
    {
        if (shape.Finished is { } finished)
        {
            return finished;
        }

        if (context.Depth >= DeepestShape)
        {
            throw new DisplayLimitException("Shapes lie within one another without end.");
        }

        context.Depth++;
        try
        {
            ShapeAlternates.AddTo(shape);
            var body = await BodyAsync(shape, context);
            return shape.HasWrappers ? await WrapAsync(shape, body, context) : body;
        }
        finally
        {
            context.Depth--;
        }
    }

    /// <summary>The shapes of a zone, one after the other.</summary>
    public static async ValueTask<string> RenderAllAsync(IReadOnlyList<Shape> shapes, DisplayContext context)
    {
        if (shapes.Count == 1)
        {
            return await RenderAsync(shapes[0], context);
        }

        var all = new StringBuilder();
        foreach (var shape in shapes)
        {
            all.Append(await RenderAsync(shape, context));
        }

        return all.ToString();
    }

    /// <summary>Runs one template with its model.</summary>
    /// <returns>Null when it failed; what is wrong with it is then in the scope.</returns>
    /// <exception cref="DisplayLimitException">The page has gone beyond a limit.</exception>
    public static async ValueTask<string?> RunAsync(ParsedText text, string name, DisplayContext context, FluidValue model)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var line = context.Line;
        var output = new BoundedWriter();
        context.EnterChildScope();
        context.SetValue("Model", model);
        try
        {
            context.Line = 1;
            await text.Template!.RenderAsync(output, context.Engine.Encoder, context);
            return output.ToString();
        }
        catch (Exception fault) when (fault is DisplayLimitException || (context.IsOutOfSteps && fault is not OperationCanceledException))
        {
            context.Report(name, context.Line, fault is DisplayLimitException ? fault.Message : "The page takes too many steps.");
            throw fault as DisplayLimitException ?? new DisplayLimitException(fault.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            context.Report(name, LineOf(fault, text.Source, context.Line), Reason(fault));
            return null;
        }
        finally
        {
            context.ReleaseScope();
            context.Line = line;
        }
    }

    private static async ValueTask<string> BodyAsync(Shape shape, DisplayContext context)
    {
        foreach (var template in context.Site.Templates.Fitting(shape, context.IsPlain))
        {
            if (template.Text.Template is null)
            {
                context.Report(template.Name, template.Text.Line, template.Text.Error);
            }
            else if (await RunAsync(template.Text, template.Name, context, shape) is { } html)
            {
                return html;
            }
        }

        return CodeShapes.Render(shape, context) ?? await RenderAllAsync(shape.Items, context);
    }

    private static async ValueTask<string> WrapAsync(Shape shape, string body, DisplayContext context)
    {
        foreach (var wrapper in shape.Wrappers)
        {
            var around = new Shape(wrapper) { Item = shape.Item, DisplayType = shape.DisplayType };
            around.Classes.AddRange(shape.Classes);
            around["ChildContent"] = Values.LiquidValue.Html(body);
            around["ContentItem"] = shape["ContentItem"];
            around["Shape"] = shape;
            body = await BodyAsync(around, context);
        }

        return body;
    }

    /// <summary>Liquid's own faults do not say where; the tag that ran and the filter that failed do.</summary>
    private static int LineOf(Exception fault, string source, int line)
    {
        if (fault is not FilterFault filter)
        {
            return line;
        }

        var lines = source.Split('\n');
        var at = Array.FindIndex(lines, Math.Clamp(line - 1, 0, lines.Length - 1), text => text.Contains(filter.Filter, StringComparison.Ordinal) && text.Contains('|', StringComparison.Ordinal));
        return at < 0 ? line : at + 1;
    }

    private static string Reason(Exception fault) => fault is FilterFault { InnerException: { } inner } filter ? $"{filter.Filter}: {inner.GetType().Name}" : fault.Message;
}

/// <summary>A filter failed; which one it was.</summary>
internal sealed class FilterFault(string filter, Exception inner) : Exception(inner.Message, inner)
{
    public string Filter => filter;
}
