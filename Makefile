# make site                                  生成样例网站，放在 site/
# make site SOURCES="a.txt b.md folder/"     生成这些文件的网站
# make help                                  列出全部命令

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
READY_PDF := $(VENV)/.ready-pdf
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --custom-compile-command "make lock"
SOURCES ?=
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help site pdf serve pack test lint format hooks lock bench clean

help:  ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(READY)  ## 生成网站（SOURCES="文件 文件夹/" 指定公报，不写就用样例）
	$(RUN) -m convert build $(SOURCES) $(ARGS)

pdf: $(READY_PDF)  ## 每期排成一个 PDF，放在 build/pdf/（需要 Pango，见 README）
	$(RUN) -m convert pdf $(SOURCES) $(ARGS)

serve: $(READY)  ## 生成网站并在本机查看
	$(RUN) -m convert serve $(SOURCES) $(ARGS)

pack: $(READY)  ## 把生成的网站打成压缩包（SOURCES= 只打包这些公报）
	$(RUN) -m convert pack $(SOURCES) $(ARGS)

test: $(READY)  ## 运行全部测试
	$(RUN) -m pytest $(ARGS)

lint: $(READY)  ## 检查代码：ruff 和 mypy
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

format: $(READY)  ## 整理代码格式
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

hooks: $(READY)  ## 提交前自动检查
	$(RUN) -m pre_commit install

lock: $(READY)  ## 按 pyproject.toml 重写 requirements.lock 和 requirements-pdf.lock（需要 uv）
	$(LOCK) --extra dev --upgrade -o requirements.lock
	$(LOCK) --extra pdf --constraint requirements.lock --upgrade -o requirements-pdf.lock

bench: $(READY)  ## 测量耗时和内存（见 benchmarks/README.md）
	$(RUN) -m benchmarks.linear
	$(RUN) -m benchmarks.build_share
	$(RUN) -m benchmarks.search
	$(RUN) -m benchmarks.tables

clean:  ## 删除生成的文件（不删 .venv）
	rm -rf site site.new site.former site.yml build docs/index.md docs/robots.txt docs/.staged docs/.former *.egg-info
	for page in docs/*/.generated; do [ -e "$$page" ] && rm -rf "$${page%/.generated}"; done; true
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本。装好后再运行，或写明位置：make site PYTHON=/路径/python3" >&2; exit 1; }
	@echo "准备运行环境（只在第一次和更新后，约一分钟）……"
	@$(PYTHON) -m venv $(VENV) || { echo "建不成 .venv。Debian、Ubuntu 请先运行：apt-get install python3-venv" >&2; exit 1; }
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(READY_PDF): $(READY) requirements-pdf.lock
	@echo "准备排印 PDF 的部件（WeasyPrint）……"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-pdf.lock
	@touch $@
