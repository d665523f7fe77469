using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Parlot;
using Parlot.Fluent;
using Portal.Cms.Liquid.Display;

namespace Portal.Cms.Liquid.Tags;

/// <summary>Notes the line in which a tag stands, so that a fault at run time can be told to the editor with its line.</summary>
internal sealed class LinedTag(Parser<Statement> tag) : Parser<Statement>
{
    public override bool Parse(ParseContext context, ref ParseResult<Statement> result)
    {
        var line = context.Scanner.Cursor.Position.Line;
        if (!tag.Parse(context, ref result))
        {
            return false;
        }

        result.Set(result.Start, result.End, new LinedStatement(line, result.Value));
        return true;
    }

    private sealed class LinedStatement(int line, Statement inner) : Statement
    {
        public override ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
        {
            if (context is DisplayContext display)
            {
                display.Line = line;
            }

            return inner.WriteToAsync(writer, encoder, context);
        }

        protected override Statement Accept(AstVisitor visitor)
        {
            var visited = visitor.Visit(inner);
            return ReferenceEquals(visited, inner) ? this : new LinedStatement(line, visited);
        }
    }
}
