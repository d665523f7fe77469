using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Local : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TaxonomyIndex",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TaxonomyContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    TermContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContentPart = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContentField = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Latest = table.Column<bool>(type: "INTEGER", nullable: false),
                    Published = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxonomyIndex", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TaxonomyIndex_ContentItemId",
                table: "TaxonomyIndex",
                column: "ContentItemId");

            migrationBuilder.CreateIndex(
                name: "IX_TaxonomyIndex_Published",
                table: "TaxonomyIndex",
                columns: new[] { "TermContentItemId", "PublishedUtc" },
                filter: "\"Published\"");

            migrationBuilder.CreateIndex(
                name: "IX_TaxonomyIndex_PublishedByType",
                table: "TaxonomyIndex",
                columns: new[] { "TermContentItemId", "ContentType", "PublishedUtc" },
                filter: "\"Published\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TaxonomyIndex");
        }
    }
}
