using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LocalP2 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ProgrammeEntries",
                columns: table => new
                {
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    IsLatest = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BeginsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsRevoked = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnreadableRows = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeEntries", x => x.VersionId);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeValues",
                columns: table => new
                {
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeValues", x => new { x.VersionId, x.Place, x.Value });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEntries_ContentType_DueOn",
                table: "ProgrammeEntries",
                columns: new[] { "ContentType", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEntries_ItemId",
                table: "ProgrammeEntries",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeEntries_Published",
                table: "ProgrammeEntries",
                columns: new[] { "ContentType", "AtUtc" },
                filter: "\"IsPublished\"");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeValues_Place_Value",
                table: "ProgrammeValues",
                columns: new[] { "Place", "Value" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProgrammeEntries");

            migrationBuilder.DropTable(
                name: "ProgrammeValues");
        }
    }
}
