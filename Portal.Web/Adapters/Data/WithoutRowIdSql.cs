using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Portal.Web.Adapters.Data;

/// <summary>
/// Makes every SQLite table whose key is not a single number <c>WITHOUT ROWID</c>: a hidden row number would keep the order in which reports,
/// messages and files came in.
/// </summary>
internal sealed class WithoutRowIdSql(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        // Asked first: the base moves a key of one column into the column's own line and forgets it here.
        var hasNumberKey = HasNumberKey(operation);
        base.Generate(operation, model, builder, terminate: false);
        if (!hasNumberKey)
        {
            builder.Append(" WITHOUT ROWID");
        }

        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }

    private static bool HasNumberKey(CreateTableOperation operation) =>
        operation.PrimaryKey is not { } key
        || (key.Columns.Length == 1
            && operation.Columns.Single(c => c.Name == key.Columns[0]).ClrType is var type
            && (type == typeof(int) || type == typeof(long)));
}
