// Draws the year's figures with echarts, in the theme's own colours. Without script the tables beside say the same.
// The site's policy asks for Trusted Types; the library empties its box by an empty text, and that is the only text that this policy lets through.
self.trustedTypes?.createPolicy("default", {
  createHTML: (text) => {
    if (text === "") return text;
    throw new TypeError("Charts write no markup.");
  },
});

const boxes = [...document.querySelectorAll("[data-figures]")];
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function options(box) {
  const figures = JSON.parse(box.dataset.figures);
  const text = { color: token("--ink-2"), fontFamily: getComputedStyle(box).fontFamily };
  const names = { type: "category", data: figures.names, axisLabel: { ...text, interval: 0 }, axisLine: { lineStyle: { color: token("--edge") } }, axisTick: { show: false } };
  const scale = (name) => ({ type: "value", name, nameTextStyle: text, axisLabel: text, minInterval: 1, splitLine: { lineStyle: { color: token("--line") } } });
  const isMonths = box.dataset.kind === "months";
  return {
    animation: !matchMedia("(prefers-reduced-motion:reduce)").matches,
    textStyle: text,
    grid: { left: 8, right: 8, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, textStyle: text },
    // Drawn on the canvas: a box of HTML would need markup.
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: names,
    yAxis: [scale(figures.reachedName), { ...scale(figures.activitiesName), splitLine: { show: false } }],
    series: [
      { name: figures.reachedName, type: "bar", data: figures.reached, itemStyle: { color: token("--c1") }, label: { show: !isMonths, position: "top", ...text } },
      { name: figures.activitiesName, type: isMonths ? "line" : "bar", yAxisIndex: 1, data: figures.activities, itemStyle: { color: token("--c2") }, lineStyle: { type: "dashed" }, label: { show: !isMonths, position: "top", ...text } },
    ],
  };
}

if (boxes.length > 0) {
  const echarts = await import(document.querySelector("script[data-library]").dataset.library);
  const charts = boxes.map((box) => {
    const chart = echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(options(box));
    return chart;
  });
  new ResizeObserver(() => charts.forEach((chart) => chart.resize())).observe(document.querySelector("main"));
  matchMedia("(prefers-color-scheme:dark)").addEventListener("change", () => charts.forEach((chart, at) => chart.setOption(options(boxes[at]), true)));
}
