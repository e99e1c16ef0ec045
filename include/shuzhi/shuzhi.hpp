// Everything: the umbrella header.
#pragma once

#include <shuzhi/decimal.hpp>
#include <shuzhi/document.hpp>
#include <shuzhi/error.hpp>
#include <shuzhi/grammar/attributes.hpp>
#include <shuzhi/json.hpp>
#include <shuzhi/parser.hpp>
#include <shuzhi/period.hpp>
#include <shuzhi/quantity.hpp>
#include <shuzhi/span.hpp>
#include <shuzhi/unit.hpp>
#include <shuzhi/version.hpp>
