using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Postgres
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TaxonomyContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    TermContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ContentItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ContentPart = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ContentField = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Latest = table.Column<bool>(type: "boolean", nullable: false),
                    Published = table.Column<bool>(type: "boolean", nullable: false),
                    PublishedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
